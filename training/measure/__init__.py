"""How well the recogniser does: names, full names, speakers, speed and size. `training.evaluate` prints it."""
