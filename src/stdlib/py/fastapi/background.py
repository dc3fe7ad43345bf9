"""Work after the answer, as Starlette has it."""
from starlette.background import BackgroundTasks
