"""Makes the virtual environment and installs the locked versions: `install.py VENV REQUIREMENTS`.

Uses nothing but the standard library, because it runs before anything is installed.
"""

import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)


def fail(message: str) -> None:
    """Say what is missing, for a person, and stop."""
    sys.exit(f"termreader: {message}")


def make_environment(folder: Path) -> Path:
    """Create the virtual environment unless it is there, and return its Python."""
    python = folder / "bin" / "python"
    if python.exists() and subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return python
    print(f"Making a virtual environment in {folder} …", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", folder], capture_output=True, text=True)
    if made.returncode == 0:
        return python
    if "ensurepip" not in made.stdout + made.stderr:
        fail(f"the virtual environment could not be made:\n{made.stdout}{made.stderr}")
    # Debian's python3 comes without ensurepip; its pip, where there is one, can fill an environment from outside.
    bare = subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", folder])
    pip = subprocess.run([sys.executable, "-m", "pip", f"--python={python}", "install", "--quiet", "pip"])
    if bare.returncode or pip.returncode:
        fail("this Python has neither ensurepip nor pip. On Debian and Ubuntu: apt install python3-venv")
    return python


def main() -> None:
    """Bring the environment to the locked versions."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        fail(f"Python 3.11 or newer is needed, this is {found}. Name another one: make PYTHON=python3.12")
    folder, requirements = Path(sys.argv[1]), Path(sys.argv[2])
    python = make_environment(folder)
    print(f"Installing the versions of {requirements} …", flush=True)
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    locked = subprocess.run([*pip, "--require-hashes", "-r", requirements])
    if locked.returncode:
        fail("the packages could not be installed (pip says why, above). Offline? They are fetched once, from PyPI.")
    itself = subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."])
    if itself.returncode:
        fail("termreader itself could not be installed (pip says why, above)")


if __name__ == "__main__":
    main()
