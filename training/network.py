"""The network of Affectron Lite in PyTorch; `src/core/models/liteNetwork.ts` is the same in TensorFlow.js."""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

SQUEEZE = 8
SMALLEST = 1e-5


def convolve(convolution, x):
    """A convolution padded as TensorFlow's `same` does where lengths are multiples of the stride: odd ones out last."""
    padding = []
    for size, stride in zip(convolution.kernel_size[::-1], convolution.stride[::-1]):
        spare = max(0, size - stride)
        padding += [spare // 2, spare - spare // 2]
    return convolution(F.pad(x, padding) if any(padding) else x)


class Block(nn.Module):
    """Two convolutions 3x3 with squeeze-excitation beside one of 1x1."""

    def __init__(self, inputs, stage):
        super().__init__()
        outputs, strides = stage["channels"], stage["strides"]
        self.first = nn.Conv2d(inputs, outputs, 3, strides, bias=False)
        self.first_norm = nn.BatchNorm2d(outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, padding=1, bias=False)
        self.second_norm = nn.BatchNorm2d(outputs)
        self.skip = nn.Conv2d(inputs, outputs, 1, strides, bias=False)
        self.skip_norm = nn.BatchNorm2d(outputs)
        self.squeeze = nn.Linear(outputs, outputs // SQUEEZE)
        self.excite = nn.Linear(outputs // SQUEEZE, outputs)

    def forward(self, x):
        first = torch.relu(self.first_norm(convolve(self.first, x)))
        second = self.second_norm(self.second(first))
        weights = torch.sigmoid(self.excite(torch.relu(self.squeeze(second.mean((2, 3))))))
        return torch.relu(self.skip_norm(self.skip(x)) + second * weights[:, :, None, None])


class LiteNetwork(nn.Module):
    """Log-mel spectrograms [batch, frames, bands], frames a multiple of 16, to logits."""

    def __init__(self, shape, classes, dropout, hints):
        super().__init__()
        stem, blocks, queries = shape["stem"], shape["blocks"], shape["queries"]
        self.stem = nn.Conv2d(1, stem["channels"], 5, stem["strides"], bias=False)
        self.stem_norm = nn.BatchNorm2d(stem["channels"])
        stages = [stem, *blocks]
        self.blocks = nn.ModuleList(Block(a["channels"], b) for a, b in zip(stages, blocks))
        width = shape["bands"] // math.prod(stage["strides"][1] for stage in stages) * blocks[-1]["channels"]
        self.queries = nn.Linear(width, queries, bias=False)
        self.dropout = nn.Dropout(dropout)
        self.logits = nn.Linear(width * (queries + 1), classes)
        #: What the encoder would say of each step, for training alone.
        self.hints = nn.Linear(width, hints)

    def forward(self, mel):
        """Logits [batch, classes] and hints [batch, steps, values]."""
        sound = torch.relu(self.stem_norm(convolve(self.stem, mel[:, None])))
        for block in self.blocks:
            sound = block(sound)
        steps = sound.permute(0, 2, 3, 1).flatten(2)
        weights = torch.softmax(self.queries(steps), 1)
        means = torch.einsum("btq,btw->bqw", weights, steps).flatten(1)
        deviation = ((steps - steps.mean(1, keepdim=True)) ** 2).mean(1).add(SMALLEST).sqrt()
        pooled = self.dropout(torch.cat([means, deviation], 1))
        return self.logits(pooled), self.hints(steps)


def folded(convolution, norm):
    """Kernel and bias of a convolution with the norm behind it, as TensorFlow.js wants them."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    kernel = convolution.weight * scale[:, None, None, None]
    return [kernel.permute(2, 3, 1, 0), norm.bias - norm.running_mean * scale]


def dense(layer):
    """Kernel and bias of a dense layer, as TensorFlow.js wants them."""
    return [layer.weight.T] + ([] if layer.bias is None else [layer.bias])


@torch.no_grad()
def exported(network):
    """Layer name of the TensorFlow.js network to its weights in that layer's order."""
    layers = {"stem": folded(network.stem, network.stem_norm)}
    for index, block in enumerate(network.blocks):
        name = f"block{index + 1}"
        layers[f"{name}_first"] = folded(block.first, block.first_norm)
        layers[f"{name}_second"] = folded(block.second, block.second_norm)
        layers[f"{name}_skip"] = folded(block.skip, block.skip_norm)
        layers[f"{name}_squeeze"] = dense(block.squeeze)
        layers[f"{name}_excite"] = dense(block.excite)
    layers["pooling"] = dense(network.queries)
    layers["probabilities"] = dense(network.logits)
    return {name: [weight.numpy() for weight in weights] for name, weights in layers.items()}
