"""The import-linter contract that the apps import each other in one direction only.

It is the linter's own `layers` contract, except that a package may be a layer and hold other
layers: `articles` then stands for everything in it that is not an app listed by itself.
"""

from importlinter.contracts.layers import Layer, LayersContract, ModuleTail


class AppLayers(LayersContract):
    type_name = "app_layers"

    def check(self, graph, verbose):
        listed = {tail.name for layer in self.layers for tail in layer.module_tails}
        self.layers = [Layer(self._own_modules(layer, listed, graph), False) for layer in self.layers]
        return super().check(graph, verbose)

    def _own_modules(self, layer, listed, graph):
        modules = set()
        for tail in layer.module_tails:
            if any(name.startswith(f"{tail.name}.") for name in listed):
                modules |= {ModuleTail(child) for child in graph.find_children(tail.name) - listed}
            else:
                modules.add(tail)
        return modules
