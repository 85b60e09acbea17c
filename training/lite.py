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
from crops import Crops
from network import LiteNetwork, exported

STEP = 16


def tell(**facts):
    """One line of progress. When nobody listens any more, there is nobody to train for."""
    try:
        print(json.dumps(facts), flush=True)
    except BrokenPipeError:
        os._exit(1)


def rate_at(progress, peak):
    """One cycle (Smith 2018): up for the first quarter, down to nothing for the rest, both along a cosine."""
    rising = 0.25
    if progress < rising:
        return peak * (0.04 + 0.96 * (1 - math.cos(math.pi * progress / rising)) / 2)
    return peak * (1 + math.cos(math.pi * (progress - rising) / (1 - rising))) / 2


def half_precision():
    """Whether the processor computes with bfloat16: training then takes two thirds of the time."""
    try:
        return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    except (AttributeError, RuntimeError):
        return False


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


class Training:
    """The network, the moving average of its weights, and everything else that a checkpoint holds."""

    def __init__(self, header, clips, mel):
        self.settings = settings = header["settings"]
        torch.manual_seed(header["seed"])
        self.rng = np.random.default_rng(header["seed"])
        self.clips = clips
        self.crops = Crops(mel, clips, settings, self.rng)
        self.labels = torch.tensor([clip.label for clip in clips])
        self.classes = header["classes"]
        self.targets, self.hints = self.targets_from(*lesson_of(header, clips, len(mel)))
        make = lambda: LiteNetwork(
            settings["shape"], self.classes, settings["dropout"], settings["hints"]["values"]
        ).to(memory_format=torch.channels_last)
        self.network, self.average = make(), make()
        self.average.load_state_dict(self.network.state_dict())
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), lr=settings["learningRate"], weight_decay=settings["weightDecay"]
        )
        self.passes = self.step = 0
        self.half = half_precision()

    def targets_from(self, told, hints):
        """Each clip's emotion, blurred a little, and mixed with what the teacher says of it."""
        smoothing, share = self.settings["labelSmoothing"], self.settings["teacherShare"]
        targets = F.one_hot(self.labels, self.classes) * (1 - smoothing) + smoothing / self.classes
        if len(told) > 0:
            targets = torch.lerp(targets, torch.from_numpy(told), share)
        return targets.float(), hints

    def drawn(self):
        """The clips of a pass in random order, no corpus with more than its share."""
        counts, chosen = {}, []
        for index in self.rng.permutation(len(self.clips)):
            corpus = self.clips[index].corpus
            counts[corpus] = counts.get(corpus, 0) + 1
            if counts[corpus] <= self.settings["mostPerPass"].get(corpus, math.inf):
                chosen.append(index)
        return chosen

    def start_from(self, state):
        """Takes over another training's weights, all but those of the outputs."""
        state = {name: value for name, value in state.items() if not name.startswith(("logits", "hints"))}
        self.network.load_state_dict(state, strict=False)
        self.average.load_state_dict(state, strict=False)

    def run(self, checkpoint, before, of):
        """All passes that are left, with a checkpoint and a line of progress after each."""
        if checkpoint.exists():
            self.resume(checkpoint)
        while self.passes < self.settings["passes"]:
            loss = self.run_pass()
            self.save(checkpoint)
            tell(**{"pass": before + self.passes, "of": of, "loss": loss})

    def run_pass(self):
        """One pass over the training clips; returns the mean loss."""
        self.network.train()
        size = self.settings["batch"]
        chosen = self.drawn()
        starts = range(0, max(1, len(chosen) - size + 1), size)
        loss = 0
        for index, start in enumerate(starts):
            progress = (self.passes + index / len(starts)) / self.settings["passes"]
            for group in self.optimiser.param_groups:
                group["lr"] = rate_at(progress, self.settings["learningRate"])
            loss += self.take_step(np.array(chosen[start : start + size])) / len(starts)
        self.passes += 1
        return loss

    def take_step(self, chosen):
        sound, rows = self.crops.cut(chosen)
        # The middle of each step of the network.
        hints = self.hints[rows[:, STEP // 2 :: STEP]].float()
        sound, targets, hints = self.crops.mixed(sound, self.targets[chosen], hints)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            logits, said = self.network(self.crops.masked(sound))
        loss = -(targets * F.log_softmax(logits.float(), 1)).sum(1).mean()
        total = loss + self.settings["hints"]["weight"] * F.mse_loss(said.float(), hints)
        self.optimiser.zero_grad()
        total.backward()
        self.optimiser.step()
        self.step += 1
        self.follow()
        return loss.item()

    @torch.no_grad()
    def follow(self):
        """Moves the average towards the network, at first faster."""
        kept = min(self.settings["average"], (1 + self.step) / (10 + self.step))
        for mean, value in zip(self.average.state_dict().values(), self.network.state_dict().values()):
            mean.lerp_(value, 1 - kept) if mean.dtype.is_floating_point else mean.copy_(value)

    def save(self, path):
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "passes": self.passes,
            "step": self.step,
            "numbers": json.dumps(self.rng.bit_generator.state),
            "torch": torch.get_rng_state(),
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def resume(self, path):
        state = torch.load(path)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.passes, self.step = state["passes"], state["step"]
        self.rng.bit_generator.state = json.loads(state["numbers"])
        torch.set_rng_state(state["torch"])


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
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1)))
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
    layers = exported(training.average)
    described = {
        "layers": [{"name": name, "shapes": [w.shape for w in weights]} for name, weights in layers.items()],
        "samples": [probabilities(training.average, mel, clip) for clip in samples],
    }
    partial = folder / "weights.partial"
    handover.write(partial, described, [w for weights in layers.values() for w in weights])
    partial.replace(folder / "weights.bin")
    for checkpoint in folder.glob("*.pt"):
        checkpoint.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
