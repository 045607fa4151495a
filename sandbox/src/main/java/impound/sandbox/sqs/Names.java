package impound.sandbox.sqs;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * ElasticMQ knows neither accounts nor regions, so there they are part of a queue's name; outside nobody sees that. Both ways
 * of naming a queue (its URL, its ARN) are translated on the way in and on the way out.
 */
final class Names {
    private static final String INSIDE_ARN = "arn:aws:sqs:inside:000000000000:";
    private static final Pattern ARN = Pattern.compile("arn:aws:sqs:([a-z0-9-]+):(\\d{12}):([\\w-]+(?:\\.fifo)?)");
    private static final String INSIDE = "(\\d{12})_([a-z0-9-]+)_([\\w-]+(?:\\.fifo)?)";
    private static final Pattern ARN_INSIDE = Pattern.compile(INSIDE_ARN + INSIDE);

    private final URI endpoint;
    private final String inner;
    private final Pattern urlInside;

    Names(URI endpoint, URI inner) {
        this.endpoint = endpoint;
        this.inner = inner + "/000000000000/";
        this.urlInside = Pattern.compile("http://[^/\"]+/000000000000/" + INSIDE);
    }

    static String inside(String account, String region, String name) {
        return account + "_" + region + "_" + name;
    }

    /** The name that its owner gave to the queue with this URL of the broker. */
    static String outside(String innerUrl) {
        return innerUrl.replaceFirst(".*/\\d{12}_[a-z0-9-]+?_", "");
    }

    String url(String insideName) {
        return inner + insideName;
    }

    /** All ARNs in this text as ElasticMQ has them. */
    static String inward(String text) {
        return ARN.matcher(text).replaceAll(INSIDE_ARN + "$2_$1_$3");
    }

    /** All ARNs and URLs in this text as the world has them. */
    String outward(String text) {
        var urls = urlInside.matcher(text).replaceAll(endpoint + "/$1/$3");
        return ARN_INSIDE.matcher(urls).replaceAll("arn:aws:sqs:$2:$1:$3");
    }
}
