package impound.collection;

import impound.routes.Application;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A route of the coordinator in this process, as whoever has JMX sees it. */
record RouteInJmx(MBeanServer server, ObjectName name) {
    static RouteInJmx of(Application application, String route) throws JMException {
        var server = ManagementFactory.getPlatformMBeanServer();
        var pattern = new ObjectName(
                "org.apache.camel:context=%s,type=routes,name=\"%s\"".formatted(application.name(), route));
        var found = server.queryNames(pattern, null);
        if (found.size() != 1) {
            throw new AssertionError("not one route " + route + " in JMX: " + found);
        }
        return new RouteInJmx(server, found.iterator().next());
    }

    void start() throws JMException {
        server.invoke(name, "start", new Object[0], new String[0]);
    }

    String state() {
        try {
            return (String) server.getAttribute(name, "State");
        } catch (JMException e) {
            throw new AssertionError("no state of " + name, e);
        }
    }
}
