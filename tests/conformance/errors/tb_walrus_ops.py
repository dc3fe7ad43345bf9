if (n := len(None)) > 3: pass
