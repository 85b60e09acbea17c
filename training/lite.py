"""Trains Affectron Lite: reads `handover.bin` in the folder it is given and writes `weights.bin` there.

Started by `affectron evaluate` and `affectron train`, which make the hand-over and take the weights; see README.md.
Every pass ends with a checkpoint, from which a run that was killed goes on, and with a line of JSON.
"""

import hashlib
import json
import math
import os
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import handover
import teacher
from course import Course, threads
from crops import Crops
from network import LiteNetwork, exported

STEP = 16


def named(facts):
    """A short name for what follows from these facts."""
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


def facts_of(clips):
    return [(clip.frames, clip.label, clip.voice) for clip in clips]


def lesson_of(header, clips, rows):
    """What the teacher says of the training clips; kept for the other seeds of the same fold."""
    values = header["settings"]["hints"]["values"]
    facts = [facts_of(clips), header["classes"], values, teacher.WIDTH, teacher.RIDGE]
    path = Path(header["lessons"]) / f"{named(facts)}.npz"
    if not path.exists():
        told, hints = teacher.lesson(clips, rows, header["classes"], values)
        told = np.zeros((0, header["classes"]), np.float32) if told is None else told
        partial = path.with_suffix(f".{os.getpid()}.partial.npz")
        np.savez(partial, told=told, hints=hints)
        partial.replace(path)
    kept = np.load(path)
    return kept["told"], torch.from_numpy(kept["hints"])


class Training(Course):
    """Lite's training: what the network hears in each step, and what it should have said."""

    def __init__(self, header, clips, mel):
        settings = header["settings"]
        torch.manual_seed(header["seed"])
        rng = np.random.default_rng(header["seed"])
        self.clips = clips
        self.crops = Crops(mel, clips, settings, rng)
        self.labels = torch.tensor([clip.label for clip in clips])
        self.classes = header["classes"]
        self.targets, self.hints = self.targets_from(settings, *lesson_of(header, clips, len(mel)))
        make = lambda: LiteNetwork(
            settings["shape"], self.classes, settings["dropout"], settings["hints"]["values"]
        ).to(memory_format=torch.channels_last)
        network, average = make(), make()
        optimiser = torch.optim.AdamW(
            network.parameters(), lr=settings["learningRate"], weight_decay=settings["weightDecay"]
        )
        super().__init__(settings, network, average, optimiser, rng)

    def targets_from(self, settings, told, hints):
        """Each clip's emotion, blurred a little, and mixed with what the teacher says of it."""
        smoothing, share = settings["labelSmoothing"], settings["teacherShare"]
        targets = F.one_hot(self.labels, self.classes) * (1 - smoothing) + smoothing / self.classes
        if len(told) > 0:
            targets = torch.lerp(targets, torch.from_numpy(told), share)
        return targets.float(), hints

    def batches(self):
        """The clips of a pass in random order, no corpus with more than its share."""
        counts, chosen = {}, []
        for index in self.rng.permutation(len(self.clips)):
            corpus = self.clips[index].corpus
            counts[corpus] = counts.get(corpus, 0) + 1
            if counts[corpus] <= self.settings["mostPerPass"].get(corpus, math.inf):
                chosen.append(index)
        size = self.settings["batch"]
        starts = range(0, max(1, len(chosen) - size + 1), size)
        return [np.array(chosen[start : start + size]) for start in starts]

    def start_from(self, state):
        """Takes over another training's weights, all but those of the outputs."""
        state = {name: value for name, value in state.items() if not name.startswith(("logits", "hints"))}
        self.network.load_state_dict(state, strict=False)
        self.average.load_state_dict(state, strict=False)

    def loss_of(self, chosen):
        sound, rows = self.crops.cut(chosen)
        # The middle of each step of the network.
        hints = self.hints[rows[:, STEP // 2 :: STEP]].float()
        sound, targets, hints = self.crops.mixed(sound, self.targets[chosen], hints)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            logits, said = self.network(self.crops.masked(sound))
        loss = -(targets * F.log_softmax(logits.float(), 1)).sum(1).mean()
        return loss, loss + self.settings["hints"]["weight"] * F.mse_loss(said.float(), hints)


@torch.no_grad()
def probabilities(network, mel, clip):
    """What the trained network says of a clip, over its pieces; for the test of the TensorFlow.js network."""
    network.eval()
    mean = 0
    for first, count in clip.pieces:
        logits, _ = network(mel[first : first + count][None])
        mean = mean + torch.softmax(logits, 1)[0] / len(clip.pieces)
    return mean.tolist()


def pretrained(header, clips, mel, folder):
    """Weights trained on the corpora that a fold takes whole, shared by the folds and seeds that take the same ones, and
    the number of passes it took here. None where the training clips hold nothing of them.
    """
    changes = header["settings"]["pretraining"]
    clips = [clip for clip in clips if clip.corpus in changes["corpora"]]
    if len({clip.label for clip in clips}) < 2:
        return None, 0
    settings = {**header["settings"], **changes}
    path = Path(header["lessons"]) / f"{named([facts_of(clips), settings, header['classes']])}.pt"
    passes = 0
    if not path.exists():
        training = Training({**header, "settings": settings, "seed": 1}, clips, mel)
        passes = changes["passes"]
        training.run(folder / "pretraining.pt", 0, passes + header["settings"]["passes"])
        partial = path.with_suffix(f".{os.getpid()}.partial")
        torch.save(training.average.state_dict(), partial)
        partial.replace(path)
    return torch.load(path), passes


def main(folder):
    torch.set_num_threads(threads())
    header, values = handover.read(folder / "handover.bin")
    mel = torch.from_numpy(values).view(-1, header["settings"]["shape"]["bands"])
    clips, row = handover.clips_of(header, "training", 0)
    samples, _ = handover.clips_of(header, "samples", row)
    Path(header["lessons"]).mkdir(parents=True, exist_ok=True)
    first, before = pretrained(header, clips, mel, folder)
    training = Training(header, clips, mel)
    if first is not None:
        training.start_from(first)
    training.run(folder / "checkpoint.pt", before, before + header["settings"]["passes"])
    said = [probabilities(training.average, mel, clip) for clip in samples]
    handover.write_weights(folder, exported(training.average), said)
    for checkpoint in folder.glob("*.pt"):
        checkpoint.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
