"""Trains the expression network: reads `handover.bin` in the folder it is given and writes `weights.bin` there.

Started by `affectron train face`, which makes the hand-over and takes the weights; see README.md. Every pass ends with a
checkpoint, from which a run that was killed goes on, and with a line of JSON.
"""

import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import handover
from course import Course, threads
from expression import ExpressionNetwork, exported
from warps import Warps


class Training(Course):
    """Pictures by what the search that found them was for, and beside it by what people voted."""

    rising = 0.1

    def __init__(self, header, pictures):
        settings = header["settings"]
        torch.manual_seed(header["seed"])
        rng = np.random.default_rng(header["seed"])
        self.pictures = pictures
        self.classes = header["classes"]
        self.labels = torch.tensor([picture["class"] for picture in header["training"]])
        votes = torch.tensor([picture["votes"] for picture in header["training"]], dtype=torch.float32)
        self.voted = (votes.sum(1) > 0).float()
        self.votes = votes / votes.sum(1, keepdim=True).clamp_min(1)
        self.warps = Warps(settings["shape"]["size"], settings, rng)
        make = lambda: ExpressionNetwork(settings["shape"], self.classes, votes.shape[1], settings["dropout"]).to(
            memory_format=torch.channels_last
        )
        network, average = make(), make()
        matrices = [value for value in network.parameters() if value.ndim > 1]
        vectors = [value for value in network.parameters() if value.ndim <= 1]
        groups = [
            {"params": matrices, "weight_decay": settings["weightDecay"]},
            {"params": vectors, "weight_decay": 0},
        ]
        optimiser = torch.optim.SGD(groups, settings["learningRate"], momentum=0.9, nesterov=True)
        super().__init__(settings, network, average, optimiser, rng)

    def batches(self):
        size = self.settings["batch"]
        order = self.rng.permutation(len(self.pictures))
        return [torch.from_numpy(order[start : start + size]) for start in range(0, len(order) - size + 1, size)]

    def loss_of(self, chosen):
        smoothing = self.settings["labelSmoothing"]
        targets = F.one_hot(self.labels[chosen], self.classes) * (1 - smoothing) + smoothing / self.classes
        views = self.warps.drawn(self.pictures[chosen])
        views, targets, votes, voted = self.warps.mixed(views, targets, self.votes[chosen], self.voted[chosen])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            logits, said = self.network(views)
        loss = -(targets * F.log_softmax(logits.float(), 1)).sum(1).mean()
        of_votes = -((votes * F.log_softmax(said.float(), 1)).sum(1) * voted).mean()
        return loss, loss + self.settings["votesWeight"] * of_votes


@torch.no_grad()
def probabilities(network, picture):
    """What the trained network says of a picture, as it is and mirrored; for the test of the TensorFlow.js network."""
    network.eval()
    both = torch.stack([picture, picture.flip(-1)])
    return torch.softmax(network(both)[0], 1).mean(0).tolist()


def main(folder):
    torch.set_num_threads(threads())
    header, values = handover.read(folder / "handover.bin")
    side, size = header["side"], header["settings"]["shape"]["size"]
    count = len(header["training"])
    pictures = torch.from_numpy(values[: count * side * side]).view(count, 1, side, side)
    samples = torch.from_numpy(values[count * side * side :]).view(-1, 1, size, size)
    training = Training(header, pictures)
    training.run(folder / "checkpoint.pt", 0, header["settings"]["passes"])
    said = [probabilities(training.average, sample) for sample in samples]
    handover.write_weights(folder, exported(training.average), said)
    (folder / "checkpoint.pt").unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
