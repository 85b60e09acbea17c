"""Training clips as the network is given them: cropped, stretched, shifted, masked and mixed anew in every pass."""

import math

import numpy as np
import torch


class Crops:
    """Cuts batches out of mel spectrograms that stand one below the other in `mel` [rows, bands]."""

    def __init__(self, mel, clips, settings, rng):
        self.mel, self.clips, self.settings, self.rng = mel, clips, settings, rng

    def cut(self, chosen):
        """Crops [clips, frames, bands] and, for each of their frames, the row of `mel` it comes from.

        A clip shorter than the crop begins again, as `wholeSteps` in `liteFrames.ts` has it.
        """
        settings, rng = self.settings, self.rng
        count, frames = len(chosen), settings["frames"]
        drawn = [self.clips[i].pieces[rng.integers(len(self.clips[i].pieces))] for i in chosen]
        first = np.array([row for row, _ in drawn])[:, None]
        length = np.array([rows for _, rows in drawn])
        slowest, fastest = settings["stretch"]
        rate = np.exp(rng.uniform(math.log(slowest), math.log(fastest), count))
        spare = length - frames * rate
        start = rng.uniform(0, 1, count) * np.where(spare > 0, spare, length)
        place = start[:, None] + np.arange(frames) * rate[:, None]
        below = np.floor(place).astype(np.int64)
        share = torch.from_numpy((place - below).astype(np.float32))[..., None]
        near = torch.from_numpy(first + below % length[:, None])
        far = torch.from_numpy(first + (below + 1) % length[:, None])
        sound = torch.lerp(self.mel[near], self.mel[far], share)
        return self.shifted(sound), near

    def shifted(self, sound):
        """Bands moved up or down, as if by another throat."""
        count, frames, bands = sound.shape
        most = self.settings["shift"]
        place = np.clip(np.arange(bands) + self.rng.uniform(-most, most, (count, 1)), 0, bands - 1)
        below = np.minimum(np.floor(place).astype(np.int64), bands - 2)
        share = torch.from_numpy((place - below).astype(np.float32))[:, None]
        below = torch.from_numpy(below)[:, None].expand(count, frames, bands)
        return torch.lerp(sound.gather(2, below), sound.gather(2, below + 1), share)

    def masked(self, sound):
        """Two stretches of time and two of bands at the clip's mean (SpecAugment, Park et al. 2019)."""
        frames, bands = sound.shape[1:]
        for clip in sound:
            for _ in range(2):
                begin, end = self.stretch(frames, self.settings["timeMask"])
                clip[begin:end] = 0
                begin, end = self.stretch(bands, self.settings["bandMask"])
                clip[:, begin:end] = 0
        return sound

    def stretch(self, of, longest):
        length = self.rng.integers(longest + 1)
        begin = self.rng.integers(of - length + 1)
        return begin, begin + length

    def mixed(self, *tensors):
        """Each clip with another mixed in, and so whatever belongs to it (mixup, Zhang et al. 2018)."""
        count = len(tensors[0])
        alpha = self.settings["mixup"]
        share = torch.from_numpy(self.rng.beta(alpha, alpha, count).astype(np.float32))
        partner = torch.from_numpy(self.rng.permutation(count))
        return [torch.lerp(t[partner], t, share.view(-1, *[1] * (t.dim() - 1))) for t in tensors]
