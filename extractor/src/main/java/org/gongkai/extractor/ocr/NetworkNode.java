package org.gongkai.extractor.ocr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongkai.extractor.ocr.Wire.Field;

/**
 * An operation of a network. Field numbers are those of onnx.proto3.
 *
 * @param output the name of its result
 * @param attributes what else is said of it, as it stands in the file
 */
record NetworkNode(String operation, List<String> inputs, String output, List<Field> attributes) {
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int OPERATION = 4;
    private static final int ATTRIBUTE = 5;
    private static final int NAME_OF_ATTRIBUTE = 1;
    private static final int FLOAT_OF_ATTRIBUTE = 2;
    private static final int INTEGER_OF_ATTRIBUTE = 3;
    private static final int TENSOR_OF_ATTRIBUTE = 5;
    private static final int INTEGERS_OF_ATTRIBUTE = 8;
    private static final int TYPE_OF_ATTRIBUTE = 20;

    NetworkNode {
        inputs = List.copyOf(inputs);
        attributes = List.copyOf(attributes);
    }

    /** @throws IllegalArgumentException unless it has one result */
    static NetworkNode of(byte[] message) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Field> attributes = new ArrayList<>();
        String operation = "";
        for (Field field : Wire.read(message)) {
            switch (field.number()) {
                case INPUT -> inputs.add(field.text());
                case OUTPUT -> outputs.add(field.text());
                case OPERATION -> operation = field.text();
                default -> attributes.add(field);
            }
        }
        if (outputs.size() != 1) {
            throw new IllegalArgumentException(operation + " has the results " + outputs + ", expected one");
        }
        return new NetworkNode(operation, inputs, outputs.get(0), attributes);
    }

    byte[] bytes() {
        List<Field> fields = new ArrayList<>();
        inputs.forEach(input -> fields.add(Field.of(INPUT, input)));
        fields.add(Field.of(OUTPUT, output));
        fields.add(Field.of(OPERATION, operation));
        fields.addAll(attributes);
        return Wire.write(fields);
    }

    NetworkNode withInput(int at, String name) {
        List<String> others = new ArrayList<>(inputs);
        others.set(at, name);
        return new NetworkNode(operation, others, output, attributes);
    }

    NetworkNode withOutput(String name) {
        return new NetworkNode(operation, inputs, name, attributes);
    }

    /** The integers of an attribute; empty when there is none of that name. */
    List<Long> integers(String name) {
        List<Long> values = new ArrayList<>();
        for (Field attribute : attributes) {
            List<Field> fields = attribute.number() == ATTRIBUTE ? Wire.read(attribute.bytes()) : List.of();
            if (fields.stream()
                    .anyMatch(field ->
                            field.number() == NAME_OF_ATTRIBUTE && field.text().equals(name))) {
                fields.stream()
                        .filter(field -> field.number() == INTEGERS_OF_ATTRIBUTE)
                        .forEach(field -> values.addAll(field.integers()));
            }
        }
        return values;
    }

    static Field attribute(String name, float value) {
        byte[] bytes = ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
        return attribute(name, Field.ofFloat(FLOAT_OF_ATTRIBUTE, bytes));
    }

    static Field attribute(String name, long value) {
        return attribute(name, Field.of(INTEGER_OF_ATTRIBUTE, value));
    }

    /** @param value a tensor, a number or numbers; the types of attributes are numbered otherwise than their fields */
    static Field attribute(String name, Field... value) {
        int type =
                switch (value[0].number()) {
                    case FLOAT_OF_ATTRIBUTE -> 1;
                    case INTEGER_OF_ATTRIBUTE -> 2;
                    case TENSOR_OF_ATTRIBUTE -> 4;
                    default -> 7;
                };
        List<Field> fields = new ArrayList<>(List.of(Field.of(NAME_OF_ATTRIBUTE, name)));
        fields.addAll(Arrays.asList(value));
        fields.add(Field.of(TYPE_OF_ATTRIBUTE, type));
        return Field.of(ATTRIBUTE, Wire.write(fields));
    }
}
