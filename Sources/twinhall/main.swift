print("twinhall")
