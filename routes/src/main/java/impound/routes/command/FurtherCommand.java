package impound.routes.command;

/** A command of {@code impound} from another jar: the production image lacks those of the sandbox, since it lacks their jar. */
public interface FurtherCommand {}
