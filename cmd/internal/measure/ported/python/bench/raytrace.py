"""Renders a scene and prints a digest of the picture."""
import digest
import run_benchmark
from run_benchmark import Canvas, CheckerboardSurface, Halfspace, Point, Scene, SimpleSurface, Sphere, Vector


def main() -> None:
    run_benchmark.bench_raytrace(1, 60, 60, "picture.ppm")
    with open("picture.ppm", "rb") as f:
        data = f.read()
    print(len(data), digest.data(data))
    canvas = Canvas(40, 30)
    scene = Scene()
    scene.addLight(Point(30, 30, 10))
    scene.lookAt(Point(0, 3, 0))
    scene.addObject(Sphere(Point(1, 3, -10), 2), SimpleSurface(baseColour=(1, 1, 0)))
    scene.addObject(Halfspace(Point(0, 0, 0), Vector.UP), CheckerboardSurface())
    scene.render(canvas)
    print(digest.ints(list(canvas.bytes)))


if __name__ == "__main__":
    main()
