"""Under production settings Django's own check finds nothing, in any process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def checked(settings: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "django", "check", "--deploy", "--fail-level=WARNING"),
            f"--settings=wartapraja.settings.{settings}",
        ],
        env={
            **{
                name: value
                for name, value in os.environ.items()
                if name != "DJANGO_SETTINGS_MODULE"
            },
            "WARTAPRAJA_HOME": str(home),
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("settings", ["office", "public"])
def test_djangos_check_for_deployment_finds_nothing(settings: str, tmp_path: Path) -> None:
    result = checked(settings, tmp_path, WARTAPRAJA_PRODUCTION="yes")
    assert result.returncode == 0, result.stderr


def test_the_same_check_does_find_fault_with_the_demo(tmp_path: Path) -> None:
    result = checked("office", tmp_path, WARTAPRAJA_PRODUCTION="no")
    assert result.returncode == 1
    assert "security." in result.stderr


def test_the_public_process_answers_the_front_whatever_hosts_are_named(tmp_path: Path) -> None:
    asked = subprocess.run(
        [sys.executable, "-c", "from django.conf import settings; print(settings.ALLOWED_HOSTS)"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "wartapraja.settings.public",
            "WARTAPRAJA_HOME": str(tmp_path),
            "WARTAPRAJA_ALLOWED_HOSTS": "www.contoh.go.id",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.strip() == "['www.contoh.go.id', '127.0.0.1']"
