package org.gongkai.extractor.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LighterNetworkTest {
    private static final OrtEnvironment ENVIRONMENT =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);

    @ParameterizedTest
    @CsvSource({"ch_PP-OCRv4_rec_infer,28", "ch_PP-OCRv3_rec_infer,27"})
    void seesTheSameWithFewerOperations(String model, int swishes) throws Exception {
        byte[] plain = model(model);
        byte[] lighter = LighterNetwork.of(plain);

        assertThat(count(lighter, "Clip")).isZero();
        assertThat(count(lighter, "HardSigmoid") - count(plain, "HardSigmoid")).isEqualTo(swishes);
        assertThat(numbersApplied(plain) - numbersApplied(lighter))
                .as("factors and summands, which only one of the models has beside those of its swishes")
                .isGreaterThanOrEqualTo(2L * swishes);
        float[] expected = seen(plain);
        float[] came = seen(lighter);
        assertThat(came).hasSameSizeAs(expected);
        for (int i = 0; i < came.length; i++) {
            assertThat(came[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    @Test
    void joinsFactorsAndSummandsWithConvolutions() throws Exception {
        assertThat(numbersApplied(LighterNetwork.of(model("ch_PP-OCRv4_rec_infer"))))
                .as("those of attention and of other functions")
                .isLessThan(20);
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatThrownBy(() -> LighterNetwork.of("<html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long count(byte[] file, String operation) {
        return NetworkGraph.of(file).nodes().stream()
                .filter(node -> node.operation().equals(operation))
                .count();
    }

    /** How many operations have one number as an operand. */
    private static long numbersApplied(byte[] file) {
        NetworkGraph graph = NetworkGraph.of(file);
        return graph.nodes().stream()
                .filter(node -> List.of("Add", "Mul", "Div").contains(node.operation()))
                .filter(node -> node.inputs().stream()
                        .anyMatch(input -> graph.number(input).isPresent()))
                .count();
    }

    private static float[] seen(byte[] network) throws OrtException {
        Random chance = new Random(3);
        FloatBuffer pixels = FloatBuffer.allocate(2 * 3 * Model.HEIGHT * 96);
        while (pixels.hasRemaining()) {
            pixels.put(chance.nextInt(6) == 0 ? -1 : 1);
        }
        pixels.rewind();
        try (OrtSession session = ENVIRONMENT.createSession(network);
                OnnxTensor input = OnnxTensor.createTensor(ENVIRONMENT, pixels, new long[] {2, 3, Model.HEIGHT, 96});
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), input))) {
            FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[out.remaining()];
            out.get(values);
            return values;
        }
    }

    private static byte[] model(String name) throws IOException {
        try (InputStream in = LighterNetworkTest.class.getResourceAsStream("/models/" + name + ".onnx")) {
            return in.readAllBytes();
        }
    }
}
