print("never printed")
import helpers.uses_exec
