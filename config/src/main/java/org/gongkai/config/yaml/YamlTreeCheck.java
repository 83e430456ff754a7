package org.gongkai.config.yaml;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.gongkai.config.Problems;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What must hold for a whole tree before anything is asked of it; each node is looked at once. */
final class YamlTreeCheck {
    private static final Set<Tag> ALLOWED =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private final String file;
    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean sound = true;

    private YamlTreeCheck(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** False when the tree cannot be walked safely; duplicate keys and foreign tags are told and survived. */
    static boolean holds(String file, Node root, Problems problems) {
        YamlTreeCheck check = new YamlTreeCheck(file, problems);
        check.visit(root);
        return check.sound;
    }

    private void visit(Node node) {
        if (done.contains(node)) {
            return;
        }
        if (!open.add(node)) {
            problems.add(file, YamlValue.lineOf(node), "an anchor contains itself; remove the alias");
            sound = false;
            return;
        }
        if (!ALLOWED.contains(node.getTag())) {
            problems.add(
                    file, YamlValue.lineOf(node), "the tag " + node.getTag().getValue() + " is not allowed; remove it");
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::visit);
        } else if (node instanceof MappingNode mapping) {
            visitKeys(mapping);
        }
        open.remove(node);
        done.add(node);
    }

    private void visitKeys(MappingNode mapping) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = YamlValue.lineOf(tuple.getKeyNode());
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                Integer earlier = lines.putIfAbsent(key.getValue(), line);
                if (earlier != null) {
                    problems.add(
                            file,
                            line,
                            "duplicate key '" + key.getValue() + "', it stands in line " + earlier
                                    + " already; remove one of them");
                }
            } else {
                problems.add(file, line, "expected a name as key, came " + YamlValue.kindOf(tuple.getKeyNode()));
            }
            visit(tuple.getValueNode());
        }
    }
}
