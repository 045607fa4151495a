package impound.processors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import impound.collector.record.RecordJson;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.Rejected;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.Message;
import impound.processors.evidence.Onward;
import impound.processors.evidence.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** How messages and documents are written and read: strictly, and the same record always as the same bytes. */
public final class Wire {
    /** Knows each kind of link and message by its simple name: the name that stands in the JSON. */
    public static final JsonMapper MAPPER = mapper();

    /**
     * Messages have all their parts; a document may keep a null that a finding had. They are plain ASCII: by its reference SQS refuses a
     * message with a character that XML has not, whoever wrote that into a reason.
     */
    private static final JsonMapper MESSAGES = MAPPER.rebuild()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Wire() {}

    /** On one line, such as an event of a log has. */
    public static String write(Object message) {
        return write(MAPPER, message);
    }

    private static String write(JsonMapper mapper, Object message) {
        try {
            return mapper.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + message.getClass().getSimpleName(), e);
        }
    }

    /** What goes into a bucket: indented, since people read it. */
    public static byte[] document(Object document) {
        try {
            var json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot write " + document.getClass().getSimpleName(), e);
        }
    }

    /** What goes into a queue for a message that goes on, on one line. */
    public static String writeOnward(Onward onward) {
        return write(MESSAGES, onward.message());
    }

    /**
     * A message of ours from a queue.
     *
     * @throws Rejected where the text is none
     */
    public static Message readMessage(String text) {
        return readMessage(text, Message.class);
    }

    /** As {@link #readMessage(String)}, where only evidence may come. */
    public static Evidence readEvidence(String text) {
        return readMessage(text, Evidence.class);
    }

    /** As {@link #readMessage(String)}, where only assignments may come. */
    public static Assignment readAssignment(String text) {
        return readMessage(text, Assignment.class);
    }

    private static <T extends Message> T readMessage(String text, Class<T> type) {
        try {
            var message = MESSAGES.readValue(text, type);
            if (message == null) {
                throw Rejected.unreadable("not a message of this queue: null");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw Rejected.unreadable("not a message of this queue: " + e.getOriginalMessage());
        }
    }

    /** A record from a document's bytes.
     *
     * @throws IllegalArgumentException where the bytes are not that record; says where and what
     */
    public static <T> T read(byte[] document, Class<T> type) {
        try {
            var read = MAPPER.readValue(document, type);
            if (read == null) {
                throw new IllegalArgumentException("not a %s: null".formatted(type.getSimpleName()));
            }
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException("not a %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
        }
    }

    /** The SHA-256 of these bytes in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static JsonMapper mapper() {
        var mapper = RecordJson.MAPPER
                .rebuild()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES) // what we write has them all
                .build();
        mapper.getFactory().setCharacterEscapes(new UnprintableEscapes());
        for (var family : new Class<?>[] {Link.class, Message.class, Target.class}) {
            Arrays.stream(family.getPermittedSubclasses())
                    .forEach(kind -> mapper.registerSubtypes(new NamedType(kind, kind.getSimpleName())));
        }
        return mapper;
    }
}
