"""Making the environment: what an old Python, a missing package and an unchanged lock lead to."""

import ast
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "bootstrap.py"
AS_OLD = (
    "import sys, runpy; sys.version_info = (3, 9, 2, 'final', 0); sys.argv = [{script!r}, 'run']; "
    "runpy.run_path({script!r}, run_name='__main__')"
)
PIN = re.compile(r"^([a-zA-Z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)


def test_an_old_python_can_read_it() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 4))


def _as_old(path: str) -> "subprocess.CompletedProcess[str]":
    code = AS_OLD.format(script=str(SCRIPT))
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_is_too_old_says_so_plainly(tmp_path: Path) -> None:
    done = _as_old(str(tmp_path))
    assert done.returncode == 2
    assert "Python 3.11 or newer is needed; this is 3.9.2." in done.stderr
    assert "perlu Python 3.11 atau lebih baru; ini 3.9.2." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_newer_python_of_the_machine_goes_on_in_its_place(tmp_path: Path) -> None:
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\necho "went on with $@"\n')
    newer.chmod(0o755)
    done = _as_old(str(tmp_path))
    assert (done.returncode, done.stdout) == (0, f"went on with {SCRIPT} run\n")


class Workshop:
    """The script over a small repository, with a note of each command instead of its doing."""

    def __init__(self, module: ModuleType, root: Path) -> None:
        self.module, self.root = module, root
        self.done: list[str] = []
        self.fails: set[str] = set()

    def attempt(self, command: list[str], _environ: object = None) -> tuple[bool, str]:
        line = " ".join(map(str, command))
        self.done.append(line)
        if "-m venv" in line:
            python = self.root / ".venv" / "bin" / "python"
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        if "npm" in line:
            (self.root / "node_modules").mkdir(exist_ok=True)
        return not any(word in line for word in self.fails), "it failed"

    def call(self, *words: str) -> list[str]:
        self.done = []
        sys.argv = ["bootstrap.py", *words]
        self.module.main()
        return [line for line in self.done if not line.endswith("-c ")]


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    spec = importlib.util.spec_from_file_location("bootstrap_on_trial", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("requirements/run.txt", "requirements/test.txt", "requirements/uv.txt",
                 "pyproject.toml", "package.json", "package-lock.json"):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    shop = Workshop(module, tmp_path)
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / ".venv/bin/python"))
    monkeypatch.setattr(module, "attempt", shop.attempt)
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    return shop


def _installs(lines: list[str]) -> list[str]:
    return [line for line in lines if " install " in line and "requirements" in line]


def test_the_first_time_installs_by_hash_and_the_second_does_nothing(workshop: Workshop) -> None:
    first = workshop.call("run")
    assert all("--require-hashes" in line for line in _installs(first))
    assert any(line.endswith("-r requirements/run.txt") for line in first)
    assert any(
        "npm" in line and "--ignore-scripts" in line and "omit=dev" in line for line in first
    )
    assert workshop.call("run") == []


def test_running_after_testing_takes_nothing_away(workshop: Workshop) -> None:
    workshop.call("run")
    tests = workshop.call("test")
    assert any(line.endswith("-r requirements/test.txt") for line in tests)
    assert not any("sync" in line or "uninstall" in line for line in tests)
    assert workshop.call("run") == []
    assert workshop.call("test") == []


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (lambda root: (root / "requirements/run.txt").write_text("new"), "requirements/run.txt"),
        (lambda root: (root / "pyproject.toml").write_text("new"), "-e ."),
        (lambda root: (root / "package-lock.json").write_text("new"), "npm"),
        (lambda root: (root / "node_modules").rmdir(), "npm"),
        (lambda root: (root / ".venv/.place").write_text("elsewhere"), "-m venv --clear"),
    ],
)
def test_a_change_installs_what_depends_on_it(
    workshop: Workshop, change: Callable[[Path], object], again: str
) -> None:
    workshop.call("run")
    change(workshop.root)
    assert any(again in line for line in workshop.call("run"))
    assert workshop.call("run") == []


def test_a_start_that_was_cut_off_is_taken_up_again(workshop: Workshop) -> None:
    workshop.fails = {"npm"}
    with pytest.raises(SystemExit):
        workshop.call("run")
    workshop.fails = set()
    assert any("npm" in line for line in workshop.call("run"))


def test_when_uv_cannot_reach_anything_pip_is_tried(workshop: Workshop) -> None:
    workshop.fails = {"bin/uv pip"}
    lines = _installs(workshop.call("run"))
    assert "-m pip install" in lines[-1]
    assert lines[-1].endswith("--require-hashes -r requirements/run.txt")


def test_uv_is_told_where_pip_was_told_to_look(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in dict(**__import__("os").environ) if name.startswith("UV_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    assert workshop.module.index_of_pip() == {"UV_DEFAULT_INDEX": "https://mirror.example/simple"}
    monkeypatch.setenv("UV_INDEX_URL", "https://own.example/simple")
    assert workshop.module.index_of_pip() == {}


def test_without_venv_and_without_rights_it_says_what_to_install(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.fails = {"import ensurepip", "sudo", "apt-get"}
    with pytest.raises(SystemExit) as ended:
        workshop.call("run")
    assert ended.value.code == 2
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert f"sudo apt install {package}" in capsys.readouterr().err
    assert not any("-m venv" in line for line in workshop.done)


def test_the_tests_environment_holds_what_running_needs_in_the_same_versions() -> None:
    run, tests = (
        dict(PIN.findall((ROOT / "requirements" / f"{name}.txt").read_text()))
        for name in ("run", "test")
    )
    assert len(run) > 40
    assert {name: tests.get(name) for name in run} == run


@pytest.mark.parametrize("name", ["run", "test", "uv"])
def test_every_locked_package_has_hashes_and_no_place(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index|--extra|--find|--trusted)", text, re.MULTILINE)
    blocks = re.split(r"\n(?=[a-zA-Z])", "\n" + text.strip())
    pins = [block for block in blocks if "==" in block]
    assert pins
    assert all("--hash=sha256:" in block for block in pins)


def test_the_asset_lock_has_hashes_and_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert {name.removeprefix("node_modules/") for name in packages} == {
        "@expo-google-fonts/arimo",
        "@fontsource-variable/plus-jakarta-sans",
        "axe-core",
    }
    for each in packages.values():
        assert each["integrity"].startswith("sha512-")
        assert "resolved" not in each
    settings = (ROOT / ".npmrc").read_text()
    assert "ignore-scripts=true" in settings
    assert "registry=" not in settings.replace("omit-lockfile-registry-resolved=", "")


def test_make_alone_lists_every_target_with_its_sentence() -> None:
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=False)
    listed = re.findall(r"^  make (\w+) +\S", done.stdout, re.MULTILINE)
    assert set(listed) >= {
        "run", "test", "check", "fix", "demo", "docs", "shots", "bench", "faults", "security",
    }  # fmt: skip


def test_the_reference_pages_say_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
