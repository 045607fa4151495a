package impound.sandbox.s3;

import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The XML that comes in with some of S3's calls, read without a schema: by element names. */
final class Document {
    private final Element element;

    private Document(Element element) {
        this.element = element;
    }

    static Document of(Call call) throws Exception {
        // Small documents may come in aws-chunked framing too.
        var body = new Arrival(call).body().readNBytes(4 << 20);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        try {
            return new Document(builder.parse(new ByteArrayInputStream(body)).getDocumentElement());
        } catch (SAXException e) {
            throw AwsError.bad("MalformedXML", "The XML you provided was not well-formed");
        }
    }

    List<Document> all(String name) {
        var found = new ArrayList<Document>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child.getTagName().equals(name)) {
                found.add(new Document(child));
            }
        }
        return found;
    }

    /** The text of a child, at any depth given by names; null if there is none. */
    String text(String... path) {
        var at = this;
        for (var name : path) {
            var next = at.all(name);
            if (next.isEmpty()) {
                return null;
            }
            at = next.get(0);
        }
        return at.element.getTextContent().strip();
    }
}
