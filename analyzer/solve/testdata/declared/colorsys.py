import colorsys

for c in [(0.1, 0.5, 0.9), (0, 0, 0), (1, 1, 1), (1, 0, 0), (0.5, 0, 1)]:
    colorsys.hls_to_rgb(c[0], c[1], c[2])
    colorsys.hsv_to_rgb(c[0], c[1], c[2])
    colorsys.rgb_to_hls(c[0], c[1], c[2])
    colorsys.rgb_to_hsv(c[0], c[1], c[2])
    colorsys.rgb_to_yiq(c[0], c[1], c[2])
    colorsys.yiq_to_rgb(c[0], c[1], c[2])
