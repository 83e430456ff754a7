package org.gongkai.app.data.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import org.gongkai.app.data.table.Dataset;
import org.gongkai.model.Wording;

/** What an export says of itself, in every format. */
final class Statements {
    static final Wording DESCRIPTION = new Wording(
            "Figures of the yearly reports of Chinese public authorities on the disclosure of government information, as"
                    + " read from the published reports. Null is not 0: status says why. Flags mark what a person should"
                    + " compare with the source. No figure is computed.",
            "中国行政机关《政府信息公开工作年度报告》中的数字，读自各机关公布的报告。空值不是 0，原因见 status；带 flags" + " 的应与原件核对；所有数字均未经推算。");
    static final String LICENCE = "Apache-2.0";
    static final String LICENCE_PATH = "https://www.apache.org/licenses/LICENSE-2.0";
    static final Wording RIGHTS = new Wording(
            "For what gongkai adds: ids, labels, flags, checks. The reports are documents of an administrative nature, to"
                    + " which the Copyright Law of the PRC (article 5) does not apply.",
            "适用于 gongkai 增加的编号、名称、标记与核对结果。年度报告属于行政性质的文件，依《著作权法》第五条不适用该法。");

    private static final Wording SAMPLES = new Wording("SAMPLES, not real reports: ", "样例，并非真实报告：");

    private Statements() {}

    static Wording title(Dataset dataset) {
        String chosen = dataset.words().isEmpty() ? "" : " (" + dataset.words() + ")";
        return new Wording(
                (dataset.samples() ? SAMPLES.en() : "") + "Yearly reports on the disclosure of government information"
                        + chosen,
                (dataset.samples() ? SAMPLES.zh() : "") + "政府信息公开工作年度报告" + chosen);
    }

    /** All of it, by short names, for formats that have a table for it. */
    static Map<String, String> all(Dataset dataset, SortedSet<String> sources) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("title", title(dataset).en());
        all.put("title_zh", title(dataset).zh());
        all.put("description", DESCRIPTION.en());
        all.put("description_zh", DESCRIPTION.zh());
        all.put("chosen", dataset.words());
        all.put("software", dataset.program());
        all.put("licence", LICENCE + ", " + LICENCE_PATH);
        all.put("rights", RIGHTS.en());
        all.put("rights_zh", RIGHTS.zh());
        all.put("sources", String.join(" ", sources));
        return all;
    }
}
