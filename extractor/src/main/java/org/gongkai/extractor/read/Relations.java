package org.gongkai.extractor.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a part of an OOXML container refers to inside the container (ECMA-376 part 2, 6.5). */
final class Relations {
    private record Target(String type, String part) {}

    private final Map<String, Target> targets = new LinkedHashMap<>();

    private Relations() {}

    /** @param part its name, empty for the container itself; one without relations has none */
    static Relations of(ZipParts parts, String part) throws IOException, XMLStreamException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        Relations relations = new Relations();
        Optional<InputStream> found = parts.open(folder + "_rels/" + part.substring(slash + 1) + ".rels");
        if (found.isEmpty()) {
            return relations;
        }
        XMLStreamReader xml = SafeXml.reader(found.get());
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")
                    && !SafeXml.attribute(xml, "TargetMode").equals("External")) {
                relations.targets.put(
                        SafeXml.attribute(xml, "Id"),
                        new Target(SafeXml.attribute(xml, "Type"), resolved(folder, SafeXml.attribute(xml, "Target"))));
            }
        }
        return relations;
    }

    /** The part that an id names. */
    Optional<String> find(String id) {
        return Optional.ofNullable(targets.get(id)).map(Target::part);
    }

    /** The first part of a type; the transitional and the strict standard agree in how types end. */
    Optional<String> ofType(String ending) {
        return targets.values().stream()
                .filter(target -> target.type().endsWith(ending))
                .map(Target::part)
                .findFirst();
    }

    private static String resolved(String folder, String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        int up = path.indexOf("/../");
        while (up > 0) {
            path = path.substring(0, path.lastIndexOf('/', up - 1) + 1) + path.substring(up + 4);
            up = path.indexOf("/../");
        }
        return path.replace("/./", "/");
    }
}
