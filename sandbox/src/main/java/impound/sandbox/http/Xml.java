package impound.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Writes the XML of the services that speak it, element by element. */
public final class Xml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** A document with this root; the namespace may be null. */
    public static Xml root(String name, String namespace) {
        var xml = new Xml();
        xml.text.append('<').append(name);
        if (namespace != null) {
            xml.text.append(" xmlns=\"").append(namespace).append('"');
        }
        xml.text.append('>');
        xml.open.push(name);
        return xml;
    }

    /** An element with text; one without a value is left out. */
    public Xml add(String name, Object value) {
        if (value != null) {
            text.append('<').append(name).append('>');
            text.append(escape(value.toString()));
            text.append("</").append(name).append('>');
        }
        return this;
    }

    public Xml open(String name) {
        text.append('<').append(name).append('>');
        open.push(name);
        return this;
    }

    public Xml close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    public Xml inside(String name, Consumer<Xml> content) {
        open(name);
        content.accept(this);
        return close();
    }

    /** One element of this name for each item, such as EC2's {@code <item>}. */
    public <T> Xml each(String name, Iterable<T> items, Consumer<T> content) {
        for (var item : items) {
            open(name);
            content.accept(item);
            close();
        }
        return this;
    }

    public byte[] bytes() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }
}
