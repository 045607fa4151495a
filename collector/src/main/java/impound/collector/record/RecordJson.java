package impound.collector.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** How records are written and read: the same record always gives the same bytes, so that its hash means something. */
public final class RecordJson {

    /** Strict on the way in; ISO 8601 times and two-space indents on the way out, since people read these files. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // a record's components are all there is of it
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .build();

    private RecordJson() {}

    /** The record as a file: indented, with a line end. */
    public static byte[] write(Object record) {
        try {
            byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(record);
            byte[] file = java.util.Arrays.copyOf(json, json.length + 1);
            file[json.length] = '\n';
            return file;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + record.getClass().getSimpleName(), e);
        }
    }

    /**
     * The record in a file.
     *
     * @throws IllegalArgumentException where the bytes are not that record; says where and what
     */
    public static <T> T read(byte[] file, Class<T> type) {
        try {
            return MAPPER.readValue(file, type);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
        }
    }
}
