from select import poll
