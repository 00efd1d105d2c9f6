"""How the recogniser is made and measured. Not in the package."""
