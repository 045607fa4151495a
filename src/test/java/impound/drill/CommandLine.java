package impound.drill;

import impound.routes.command.Impound;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The command {@code impound} in this process: how it ended and what it said. */
public record CommandLine(int exit, String out, String err) {
    public static CommandLine run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = new String[arguments.length];
        for (int i = 0; i < line.length; i++) {
            line[i] = arguments[i].toString();
        }
        var exit = Impound.commands(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(line);
        return new CommandLine(exit, out.toString(), err.toString());
    }
}
