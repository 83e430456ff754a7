package org.gongkai.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The one JSON form of a {@link ReportDocument} (CONTRACT.md): UTF-8, stable key order, numbers as printed decimals. */
public final class ReportJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(BigDecimal.class, new PlainNumber())
                    .addSerializer(LocalDate.class, new IsoDateOut())
                    .addDeserializer(LocalDate.class, new IsoDateIn()))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ReportJson() {}

    /** One line of JSON. */
    public static String write(ReportDocument document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report document is always writable", e);
        }
    }

    /** @throws IllegalArgumentException when the text is no report document */
    public static ReportDocument read(String json) {
        try {
            return MAPPER.readValue(json, ReportDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a report document: " + e.getOriginalMessage(), e);
        }
    }

    /** The mapper itself, for commands whose answers contain parts of a report document. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** 971246 and 24511.3055, never 9.71246E+5. */
    private static final class PlainNumber extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1;

        PlainNumber() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value.toPlainString());
        }
    }

    private static final class IsoDateOut extends StdSerializer<LocalDate> {
        private static final long serialVersionUID = 1;

        IsoDateOut() {
            super(LocalDate.class);
        }

        @Override
        public void serialize(LocalDate value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class IsoDateIn extends StdDeserializer<LocalDate> {
        private static final long serialVersionUID = 1;

        IsoDateIn() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return LocalDate.parse(in.getText());
        }
    }
}
