package impound.collector;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command of the collector in this process: how it ended, and what it said to whom. */
public record Said(int exit, String out, String err) {

    public static Said by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Collector.commands(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Said(exit, out.toString(), err.toString());
    }
}
