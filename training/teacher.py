"""What the student is told besides the emotion: what Affectron's frozen encoder makes of each training clip.

Only training clips come here. No clip is judged by a machine that has heard its voice.
"""

import numpy as np

from handover import read_frames

#: Of the kernel machine: width of the kernel, and how far the fit is held back. Its sharpness is fitted below.
WIDTH, RIDGE = 1.0, 0.1
SHARPNESS = (2, 3, 4, 5, 6, 8, 10, 12)

#: Frames of the mel spectrogram that one frame of the encoder stands for.
MEL_PER_FRAME = 4

#: Clips that the directions of the hints are found on.
SAMPLED = 800


def softmax(scores, sharpness):
    powers = np.exp((scores - scores.max(1, keepdims=True)) * sharpness)
    return powers / powers.sum(1, keepdims=True)


def answers(frames, labels, voices, classes):
    """Probabilities for each clip from a kernel ridge machine trained on the other voices' clips.

    The machine hears mean and deviation over time of the encoder's frames. All are trained at once: what a machine
    without some of its examples says of these follows from the inverse of the whole kernel matrix
    (Rasmussen & Williams 2006, section 5.4.2, for groups instead of single examples).
    """
    rows = np.stack([np.concatenate([f.mean(0), f.std(0)]) for f in (np.concatenate(clip) for clip in frames)])
    rows = (rows - rows.mean(0)) / (rows.std(0) + 1e-6)
    squares = (rows * rows).sum(1)
    distances = squares[:, None] + squares[None] - 2 * rows @ rows.T
    kernel = np.exp(-WIDTH * distances / (2 * rows.shape[1])).astype(np.float64)
    kernel[np.diag_indices(len(kernel))] += RIDGE
    targets = np.eye(classes)[labels] - 1 / classes
    inverse = np.linalg.inv(kernel)
    weights = inverse @ targets
    scores = np.zeros_like(targets)
    for voice in np.unique(voices):
        own = np.flatnonzero(voices == voice)
        scores[own] = targets[own] - np.linalg.solve(inverse[np.ix_(own, own)], weights[own])
    losses = [-np.log(softmax(scores, s)[np.arange(len(labels)), labels] + 1e-9).mean() for s in SHARPNESS]
    return softmax(scores, SHARPNESS[int(np.argmin(losses))]).astype(np.float32)


def hints(clips, frames, rows, values):
    """The encoder's frames along their directions of largest variance, one row for each row of the mel spectrograms.

    Smoothed over the steps of the network, and of deviation 1 on average.
    """
    chosen = np.random.default_rng(1).permutation(len(frames))[:SAMPLED]
    some = np.concatenate([piece for index in chosen for piece in frames[index]])
    mean, deviation = some.mean(0), some.std(0) + 1e-6
    some = (some - mean) / deviation
    variances, directions = np.linalg.eigh(some.T @ some / len(some))
    variances, directions = variances[::-1][:values], directions[:, ::-1][:, :values]
    directions = (directions / np.sqrt(variances.mean())).astype(np.float32)
    table = np.zeros((rows, values), np.float16)
    for clip, pieces in zip(clips, frames):
        for (first, count), piece in zip(clip.pieces, pieces):
            projected = ((piece - mean) / deviation) @ directions
            # Row k stands for the encoder's frames k-2 to k+1: as long as a step of the network.
            around = np.concatenate([projected[:1], projected[:1], projected, projected[-1:]])
            smooth = (around[:-3] + around[1:-2] + around[2:-1] + around[3:]) / 4
            place = np.minimum((np.arange(count) + MEL_PER_FRAME // 2) // MEL_PER_FRAME, len(piece) - 1)
            table[first : first + count] = smooth[place]
    return table


def lesson(clips, rows, classes, values):
    """Answers and hints for training clips; None for answers where there are too few voices to leave one out."""
    frames = [read_frames(clip.frames) for clip in clips]
    voices = np.array([clip.voice for clip in clips])
    labels = np.array([clip.label for clip in clips])
    told = answers(frames, labels, voices, classes) if len(np.unique(voices)) > 1 else None
    return told, hints(clips, frames, rows, values)
