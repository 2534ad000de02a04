"""Feed a terminal emulator."""
import pyte


def main():
    screen = pyte.Screen(100, 30)
    stream = pyte.Stream(screen)
    for i in range(900):
        stream.feed("\x1b[%d;%dHtext \x1b[1;3%dmcoloured %d\x1b[0m\r\nnext line of plain words\x1b[K\x1b[2A" % (i % 30 + 1, i % 80 + 1, i % 8, i))
    screen.display


if __name__ == "__main__":
    main()
