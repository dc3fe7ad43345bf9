total_count = 5
print(totl_count)
