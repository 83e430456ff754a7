package org.gongkai.extractor.ocr;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of PP-OCR's recognition models: pictures of lines, 48 pixels high, to characters (connectionist temporal
 * classification: for each narrow strip of the picture the likelihood of each character, or of none). Safe for use by
 * several threads; each call computes in the calling thread alone, so that sums are added in one order and the same
 * picture always gives the same answer.
 */
final class Model {
    static final int HEIGHT = 48;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    private final OrtSession session;
    private final String input;
    private final Alphabet alphabet;

    private Model(byte[] bytes, Alphabet alphabet) throws OrtException {
        this.alphabet = alphabet;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // The arena keeps the largest batch's memory for ever.
            options.setCPUArenaAllocator(false);
            this.session = environment.createSession(bytes, options);
        }
        this.input = session.getInputNames().iterator().next();
    }

    static Model load(String resource, Alphabet alphabet) {
        try (InputStream in = Model.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new Model(LighterNetwork.of(in.readAllBytes()), alphabet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OrtException e) {
            throw new IllegalStateException("the model " + resource + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * What lines say.
     *
     * @param lines all of the same width, values from −1 for black to 1 for white, row by row
     */
    List<Recognised> read(List<float[]> lines, int width) {
        int size = HEIGHT * width;
        FloatBuffer pixels = ByteBuffer.allocateDirect(Float.BYTES * lines.size() * 3 * size)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (float[] line : lines) {
            pixels.put(line, 0, size).put(line, 0, size).put(line, 0, size);
        }
        pixels.rewind();
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(environment, pixels, new long[] {lines.size(), 3, HEIGHT, width});
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            long[] shape = output.getInfo().getShape();
            FloatBuffer likelihoods = output.getFloatBuffer();
            int strips = (int) shape[1];
            int characters = (int) shape[2];
            List<Recognised> read = new ArrayList<>();
            float[] page = new float[strips * characters];
            for (int i = 0; i < lines.size(); i++) {
                likelihoods.get(i * page.length, page);
                read.add(new Recognised(all(page, strips, characters), figure(page, strips, characters)));
            }
            return read;
        } catch (OrtException e) {
            throw new IllegalStateException("recognition of characters failed: " + e.getMessage(), e);
        }
    }

    private Recognised.Reading all(float[] page, int strips, int characters) {
        int[] best = new int[strips];
        for (int strip = 0; strip < strips; strip++) {
            int base = strip * characters;
            int most = 0;
            for (int c = 1; c < characters; c++) {
                most = page[base + c] > page[base + most] ? c : most;
            }
            best[strip] = most;
        }
        return decode(best, page, characters);
    }

    private Recognised.Reading figure(float[] page, int strips, int characters) {
        int[] best = new int[strips];
        for (int strip = 0; strip < strips; strip++) {
            int base = strip * characters;
            int most = 0;
            for (int c : alphabet.ofFigures()) {
                most = page[base + c] > page[base + most] ? c : most;
            }
            best[strip] = most;
        }
        return decode(best, page, characters);
    }

    /** Strips with the same character are that character once; a gap parts two of the same. */
    private Recognised.Reading decode(int[] best, float[] page, int characters) {
        List<String> found = new ArrayList<>();
        List<Double> places = new ArrayList<>();
        double least = 1;
        double sum = 0;
        for (int strip = 0; strip < best.length; ) {
            int end = strip;
            float top = 0;
            while (end < best.length && best[end] == best[strip]) {
                top = Math.max(top, page[end * characters + best[end]]);
                end++;
            }
            if (best[strip] != 0) {
                found.add(alphabet.character(best[strip]));
                places.add((strip + end) / 2.0 / best.length);
                least = Math.min(least, top);
                sum += top;
            }
            strip = end;
        }
        return found.isEmpty()
                ? new Recognised.Reading(found, places, 0, 0)
                : new Recognised.Reading(found, places, least, sum / found.size());
    }
}
