"""The expression network in PyTorch; `src/core/face/expressionNetwork.ts` is the same in TensorFlow.js."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from network import dense, folded


class Convolution(nn.Module):
    """A convolution 3x3, batch norm, ReLU."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.kernel = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return F.relu(self.norm(self.kernel(x)), inplace=True)


class ExpressionNetwork(nn.Module):
    """Pictures [batch, 1, height, width] to logits: stages of convolutions, each on half the picture's size of the one
    before, and the mean over what is left of the picture.
    """

    def __init__(self, shape, classes, votes, dropout):
        super().__init__()
        stages, inputs = [], 1
        for stage in shape["stages"]:
            layers = []
            for _ in range(stage["convolutions"]):
                layers.append(Convolution(inputs, stage["channels"]))
                inputs = stage["channels"]
            stages.append(nn.Sequential(*layers))
        self.stages = nn.ModuleList(stages)
        self.channel_dropout = dropout["channels"]
        self.dropout = nn.Dropout(dropout["output"])
        self.logits = nn.Linear(inputs, classes)
        #: What people voted, for training alone.
        self.votes = nn.Linear(inputs, votes)

    def forward(self, x):
        """Logits [batch, classes] and of the votes [batch, votes]."""
        for index, stage in enumerate(self.stages):
            if index > 0:
                x = F.max_pool2d(x, 2, ceil_mode=True)
            if index > 1:
                x = F.dropout2d(x, self.channel_dropout, self.training)
            x = stage(x)
        pooled = self.dropout(x.float().mean((2, 3)))
        return self.logits(pooled), self.votes(pooled)


@torch.no_grad()
def exported(network):
    """Layer name of the TensorFlow.js network to its weights in that layer's order."""
    layers = {}
    for place, stage in enumerate(network.stages):
        for index, convolution in enumerate(stage):
            layers[f"stage{place + 1}_{index + 1}"] = folded(convolution.kernel, convolution.norm)
    layers["probabilities"] = dense(network.logits)
    return {name: [weight.numpy() for weight in weights] for name, weights in layers.items()}
