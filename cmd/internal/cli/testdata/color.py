def main():
    print(sum(range(100)))


main()
