"""Pictures as the expression network is given them in training: turned, scaled, moved, mirrored and covered anew in every
pass.
"""

import math

import numpy as np
import torch
import torch.nn.functional as F


class Warps:
    """Draws views of `size` x `size` from larger square pictures [batch, 1, side, side]."""

    def __init__(self, size, settings, rng):
        self.size, self.settings, self.rng = size, settings, rng

    def uniform(self, low, high, count):
        return torch.from_numpy(self.rng.uniform(low, high, count).astype(np.float32))

    def drawn(self, pictures):
        """One view of each picture."""
        count, settings = len(pictures), self.settings
        draw = lambda most: self.uniform(-most, most, count)
        angle, zoom, aspect = draw(settings["degrees"]) * math.pi / 180, draw(settings["zoom"]).exp(), draw(settings["aspect"]).exp()
        mirror = torch.where(self.uniform(0, 1, count) < 0.5, -1.0, 1.0)
        share = self.size / pictures.shape[-1]
        right = [share * zoom * aspect * mirror * angle.cos(), -share * zoom * aspect * angle.sin(), draw(settings["shift"])]
        down = [share * zoom / aspect * mirror * angle.sin(), share * zoom / aspect * angle.cos(), draw(settings["shift"])]
        transform = torch.stack([torch.stack(right, 1), torch.stack(down, 1)], 1)
        grid = F.affine_grid(transform, (count, 1, self.size, self.size), align_corners=False)
        views = F.grid_sample(pictures, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
        contrast, brightness = draw(settings["light"]).exp(), draw(settings["light"])
        views = views * contrast[:, None, None, None] + brightness[:, None, None, None]
        return self.covered(views).contiguous(memory_format=torch.channels_last)

    def covered(self, views):
        """A rectangle of some views is one grey (random erasing, Zhong et al. 2020)."""
        least, most = self.settings["cover"]
        for index in np.flatnonzero(self.rng.random(len(views)) < self.settings["coverShare"]):
            height, width = self.rng.integers(least, most, 2)
            top, left = self.rng.integers(self.size - height), self.rng.integers(self.size - width)
            views[index, 0, top : top + height, left : left + width] = self.rng.normal() / 2
        return views

    def mixed(self, *tensors):
        """In some steps all examples with one other mixed in, by the same share (mixup, Zhang et al. 2018)."""
        if self.rng.random() >= self.settings["mixupShare"]:
            return tensors
        alpha = self.settings["mixup"]
        share = float(self.rng.beta(alpha, alpha))
        partner = torch.randperm(len(tensors[0]))
        return [torch.lerp(tensor[partner], tensor, share) for tensor in tensors]
