package org.gongkai.extractor.ocr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongkai.extractor.ocr.Wire.Field;

/**
 * The operations of a network in a file of the Open Neural Network Exchange (ONNX), to be rewritten. Its numbers are
 * constants, each an operation without inputs. Field numbers are those of onnx.proto3.
 */
final class NetworkGraph {
    private static final int GRAPH_OF_MODEL = 7;
    private static final int NODE_OF_GRAPH = 1;
    private static final int TENSOR_OF_ATTRIBUTE = 5;
    private static final int DIMENSION = 1;
    private static final int TYPE_OF_TENSOR = 2;
    private static final int FLOATS_OF_TENSOR = 4;
    private static final int RAW_OF_TENSOR = 9;
    private static final int OF_FLOATS = 1;
    private static final String CONSTANT = "Constant";

    /** Numbers and how they lie. */
    record Tensor(List<Long> dimensions, float[] values) {
        Tensor {
            dimensions = List.copyOf(dimensions);
        }
    }

    private final List<Field> model;
    private final List<Field> rest = new ArrayList<>();
    /** In an order in which they can be computed. */
    private final List<NetworkNode> nodes = new ArrayList<>();

    private final Map<String, Tensor> constants = new HashMap<>();

    private NetworkGraph(List<Field> model) {
        this.model = model;
    }

    /** @throws IllegalArgumentException when it is none, or an operation has several results */
    static NetworkGraph of(byte[] file) {
        NetworkGraph graph = new NetworkGraph(Wire.read(file));
        for (Field part : graph.model) {
            if (part.number() == GRAPH_OF_MODEL) {
                Wire.read(part.bytes()).forEach(graph::add);
            }
        }
        return graph;
    }

    private void add(Field field) {
        if (field.number() != NODE_OF_GRAPH) {
            rest.add(field);
            return;
        }
        NetworkNode node = NetworkNode.of(field.bytes());
        nodes.add(node);
        if (node.operation().equals(CONSTANT)) {
            for (Field attribute : node.attributes()) {
                for (Field part : Wire.read(attribute.bytes())) {
                    if (part.number() == TENSOR_OF_ATTRIBUTE) {
                        floats(part.bytes()).ifPresent(tensor -> constants.put(node.output(), tensor));
                    }
                }
            }
        }
    }

    /** The file of the network as it is now. */
    byte[] bytes() {
        List<Field> graph = new ArrayList<>();
        nodes.forEach(node -> graph.add(Field.of(NODE_OF_GRAPH, node.bytes())));
        graph.addAll(rest);
        return Wire.write(model.stream()
                .map(part -> part.number() == GRAPH_OF_MODEL ? Field.of(GRAPH_OF_MODEL, Wire.write(graph)) : part)
                .toList());
    }

    List<NetworkNode> nodes() {
        return List.copyOf(nodes);
    }

    Optional<NetworkNode> producer(String name) {
        return nodes.stream().filter(node -> node.output().equals(name)).findFirst();
    }

    /** The only operation that a result goes into; empty when there are more. */
    Optional<NetworkNode> consumer(String name) {
        List<NetworkNode> consumers =
                nodes.stream().filter(node -> node.inputs().contains(name)).toList();
        return consumers.size() == 1 ? Optional.of(consumers.get(0)) : Optional.empty();
    }

    Optional<Tensor> tensor(String name) {
        return Optional.ofNullable(constants.get(name));
    }

    /** A constant that is one number. */
    Optional<Float> number(String name) {
        return tensor(name).filter(tensor -> tensor.values().length == 1).map(tensor -> tensor.values()[0]);
    }

    /** Puts others in the place of an operation. */
    void replace(NetworkNode node, NetworkNode... others) {
        int at = nodes.indexOf(node);
        nodes.remove(at);
        nodes.addAll(at, List.of(others));
    }

    void remove(NetworkNode node) {
        nodes.remove(node);
    }

    /** Gives a constant numbers, or adds one. */
    void put(String name, Tensor tensor) {
        producer(name).ifPresent(nodes::remove);
        constants.put(name, tensor);
        nodes.add(0, new NetworkNode(CONSTANT, List.of(), name, List.of(attribute(tensor))));
    }

    private static Field attribute(Tensor tensor) {
        List<Field> fields = new ArrayList<>();
        tensor.dimensions().forEach(dimension -> fields.add(Field.of(DIMENSION, dimension)));
        fields.add(Field.of(TYPE_OF_TENSOR, OF_FLOATS));
        ByteBuffer raw =
                ByteBuffer.allocate(Float.BYTES * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : tensor.values()) {
            raw.putFloat(value);
        }
        fields.add(Field.of(RAW_OF_TENSOR, raw.array()));
        return NetworkNode.attribute("value", Field.of(TENSOR_OF_ATTRIBUTE, Wire.write(fields)));
    }

    /** Empty for other numbers than floats. */
    private static Optional<Tensor> floats(byte[] message) {
        List<Long> dimensions = new ArrayList<>();
        ByteBuffer raw = ByteBuffer.allocate(0);
        boolean floats = false;
        for (Field field : Wire.read(message)) {
            switch (field.number()) {
                case DIMENSION -> dimensions.addAll(field.integers());
                case TYPE_OF_TENSOR -> floats = field.value() == OF_FLOATS;
                case FLOATS_OF_TENSOR, RAW_OF_TENSOR -> raw = ByteBuffer.wrap(field.bytes());
                default -> {}
            }
        }
        if (!floats) {
            return Optional.empty();
        }
        float[] values = new float[raw.remaining() / Float.BYTES];
        raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return Optional.of(new Tensor(dimensions, values));
    }
}
