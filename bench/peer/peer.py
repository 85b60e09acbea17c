"""
Peers to measure against, as people write them: reads a WAV file and computes its 40 MFCC, again and again.

    python3 peer.py librosa|scipy FILE

Says in one line of JSON who it is, then answers every line it is sent: {"read": ms, "features": ms, "processor": ms, "mean": […]},
`read` with resampling to 22,050 Hz, `processor` the time of all threads for both. What can be made once (the filterbank of
the scipy peer) is made before.
"""

import json
import sys
import time


def librosa_peer():
    import librosa

    def read(path):
        return librosa.load(path)

    def features(sound):
        samples, rate = sound
        return librosa.feature.mfcc(y=samples, sr=rate, n_mfcc=40)

    return f"librosa {librosa.__version__}", read, features


def scipy_peer():
    import numpy as np
    import scipy
    from math import gcd
    from scipy.fft import dct, rfft
    from scipy.io import wavfile
    from scipy.signal import get_window, resample_poly

    target, length, hop = 22_050, 2048, 512
    window = get_window("hann", length).astype(np.float32)
    bank = slaney_bank(np, target, length, 128)

    def read(path):
        rate, data = wavfile.read(path)
        samples = data.astype(np.float32) / 32_768
        if samples.ndim > 1:
            samples = samples.mean(axis=1)
        shared = gcd(rate, target)
        return resample_poly(samples, target // shared, rate // shared).astype(np.float32)

    def features(samples):
        padded = np.pad(samples, length // 2)
        frames = np.lib.stride_tricks.sliding_window_view(padded, length)[::hop]
        power = np.abs(rfft(frames * window, axis=1)) ** 2
        mel = power @ bank.T
        db = 10 * np.log10(np.maximum(1e-10, mel))
        db = np.maximum(db, db.max() - 80)
        return dct(db, type=2, norm="ortho", axis=1)[:, :40].T

    return f"numpy {np.__version__} and scipy {scipy.__version__}", read, features


def slaney_bank(np, rate, length, bands):
    """The mel filterbank of librosa's defaults."""

    def to_hz(mel):
        return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp(np.log(6.4) / 27 * (mel - 15)))

    top = 15 + np.log(rate / 2 / 1000) / (np.log(6.4) / 27)
    edges = to_hz(np.linspace(0, top, bands + 2))
    bins = np.arange(length // 2 + 1) * rate / length
    low, centre, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    rising, falling = (bins - low) / (centre - low), (high - bins) / (high - centre)
    return (np.maximum(0, np.minimum(rising, falling)) * 2 / (high - low)).astype(np.float32)


def main():
    kind, path = sys.argv[1:3]
    name, read, features = librosa_peer() if kind == "librosa" else scipy_peer()
    print(json.dumps({"name": name, "python": sys.version.split()[0]}), flush=True)
    for _ in sys.stdin:
        used = time.process_time()
        start = time.perf_counter()
        sound = read(path)
        between = time.perf_counter()
        mfcc = features(sound)
        end = time.perf_counter()
        processor = 1000 * (time.process_time() - used)
        mean = [float(value) for value in mfcc.mean(axis=1)]
        answer = {"read": 1000 * (between - start), "features": 1000 * (end - between), "processor": processor, "mean": mean}
        print(json.dumps(answer), flush=True)


main()
