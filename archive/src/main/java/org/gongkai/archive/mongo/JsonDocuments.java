package org.gongkai.archive.mongo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * JSON text as a BSON document and back, number by number and digit by digit: {@code 24511.30} stays {@code 24511.30}.
 *
 * <p>Whole numbers become int32 or int64, others decimal128. A number that no decimal128 holds (35 digits and more) is
 * kept as its text; a report document's reader takes text for a number.
 */
final class JsonDocuments {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonDocuments() {}

    static Document parse(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            Object value = value(parser);
            if (value instanceof Document document) {
                return document;
            }
            throw new IllegalArgumentException("expected a JSON object, got " + json);
        } catch (IOException e) {
            throw new IllegalArgumentException("expected JSON, got " + json, e);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser.getText());
            case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static Document object(JsonParser parser) throws IOException {
        Document document = new Document();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            document.append(name, value(parser));
        }
        return document;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    private static Object whole(String text) {
        BigInteger value = new BigInteger(text);
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        return value.bitLength() < Long.SIZE ? value.longValue() : decimal(text);
    }

    private static Object decimal(String text) {
        try {
            Decimal128 value = Decimal128.parse(text);
            boolean exact = value.bigDecimalValue().toPlainString().equals(new BigDecimal(text).toPlainString());
            return exact ? value : text;
        } catch (NumberFormatException | ArithmeticException e) {
            return text;
        }
    }

    static String write(Document document) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            write(document, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> object) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                out.writeFieldName((String) field.getKey());
                write(field.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> array) {
            out.writeStartArray();
            for (Object item : array) {
                write(item, out);
            }
            out.writeEndArray();
        } else if (value instanceof Decimal128 number) {
            out.writeNumber(number.bigDecimalValue().toPlainString());
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value == null) {
            out.writeNull();
        } else {
            out.writeString((String) value);
        }
    }
}
