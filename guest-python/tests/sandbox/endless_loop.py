# outcome: timeout | out_of_fuel
while True:
    pass
