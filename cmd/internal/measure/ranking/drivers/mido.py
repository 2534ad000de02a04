"""Write and read MIDI files and messages."""
import io

import mido


def main():
    midi = mido.MidiFile()
    for t in range(4):
        track = mido.MidiTrack()
        midi.tracks.append(track)
        for i in range(900):
            track.append(mido.Message("note_on", note=i % 128, velocity=64, time=32))
            track.append(mido.Message("note_off", note=i % 128, velocity=0, time=32))
    out = io.BytesIO()
    midi.save(file=out)
    again = mido.MidiFile(file=io.BytesIO(out.getvalue()))
    sum(1 for _ in again)
    parser = mido.Parser()
    parser.feed([0x90, 60, 64, 0x80, 60, 0] * 800)
    list(parser)


if __name__ == "__main__":
    main()
