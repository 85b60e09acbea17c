"""The course of a training, whatever is learnt: passes, a checkpoint after each, a moving average of the weights."""

import json
import math
import os
from pathlib import Path

import torch


def tell(**facts):
    """One line of progress. When nobody listens any more, there is nobody to train for."""
    try:
        print(json.dumps(facts), flush=True)
    except BrokenPipeError:
        os._exit(1)


def threads():
    """Threads to train with: what OMP_NUM_THREADS says, else one for each core."""
    return int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1))


def half_precision():
    """Whether the processor computes with bfloat16: training then takes a third to two thirds of the time."""
    try:
        return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    except (AttributeError, RuntimeError):
        # PyTorch before 2 does not tell; Linux does.
        cpu = Path("/proc/cpuinfo")
        return cpu.exists() and "avx512_bf16" in cpu.read_text().split()


def rate_at(progress, peak, rising):
    """One cycle (Smith 2018): up for the first share of all steps, down to nothing for the rest, both along a cosine."""
    if progress < rising:
        return peak * (0.04 + 0.96 * (1 - math.cos(math.pi * progress / rising)) / 2)
    return peak * (1 + math.cos(math.pi * (progress - rising) / (1 - rising))) / 2


class Course:
    """A network on its way through its passes, and everything that a checkpoint holds.

    What is learnt, and from what, is for subclasses to say: `batches` draws the examples of a pass, `loss_of` judges
    the network by some of them.
    """

    #: Share of all steps in which the learning rate rises.
    rising = 0.25

    def __init__(self, settings, network, average, optimiser, rng):
        self.settings, self.network, self.average = settings, network, average
        self.average.load_state_dict(network.state_dict())
        self.optimiser, self.rng = optimiser, rng
        self.passes = self.step = 0
        self.half = half_precision()

    def batches(self):
        """Index arrays, one for each step of the next pass."""
        raise NotImplementedError

    def loss_of(self, chosen):
        """The loss that is told, and the one that is stepped along."""
        raise NotImplementedError

    def run(self, checkpoint, before, of):
        """All passes that are left, with a checkpoint and a line of progress after each."""
        if checkpoint.exists():
            self.resume(checkpoint)
        while self.passes < self.settings["passes"]:
            loss = self.run_pass()
            self.save(checkpoint)
            tell(**{"pass": before + self.passes, "of": of, "loss": loss})

    def run_pass(self):
        """One pass over the training examples; returns the mean loss."""
        self.network.train()
        batches = self.batches()
        loss = 0
        for index, chosen in enumerate(batches):
            progress = (self.passes + index / len(batches)) / self.settings["passes"]
            for group in self.optimiser.param_groups:
                group["lr"] = rate_at(progress, self.settings["learningRate"], self.rising)
            loss += self.take_step(chosen) / len(batches)
        self.passes += 1
        return loss

    def take_step(self, chosen):
        told, loss = self.loss_of(chosen)
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()
        self.step += 1
        self.follow()
        return told.item()

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
