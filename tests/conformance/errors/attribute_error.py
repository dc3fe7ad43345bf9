class Robot:
    def __init__(self):
        self.battery = 5


robot = Robot()
print(robot.batery)
