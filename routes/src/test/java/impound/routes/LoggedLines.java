package impound.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What a class of ours says in the log while a test looks. */
final class LoggedLines extends AbstractAppender implements AutoCloseable {
    private final List<String> lines = new ArrayList<>();
    private final Logger logger;

    private LoggedLines(Class<?> speaker) {
        super("lines of " + speaker.getSimpleName(), null, null, true, Property.EMPTY_ARRAY);
        this.logger = (Logger) LogManager.getLogger(speaker);
    }

    static LoggedLines of(Class<?> speaker) {
        var lines = new LoggedLines(speaker);
        lines.start();
        lines.logger.setLevel(Level.WARN);
        lines.logger.addAppender(lines);
        return lines;
    }

    @Override
    public synchronized void append(LogEvent event) {
        var facts = new TreeMap<>(event.getContextData().toMap());
        lines.add("%s %s %s".formatted(event.getLevel(), event.getMessage().getFormattedMessage(), facts));
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        stop();
    }
}
