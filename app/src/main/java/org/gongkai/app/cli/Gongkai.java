package org.gongkai.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The root of the command line. It does nothing itself: a command must be named. */
@Command(
        name = "gongkai",
        versionProvider = Gongkai.Version.class,
        header = "Finds, keeps and reads the disclosure reports of Chinese public authorities.",
        synopsisHeading = "%n",
        customSynopsis = "gongkai [--config DIR]... [--archive WHERE] COMMAND [...]",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions of every command:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./gongkai identify --title \"郑州市人民政府2019年政府信息公开工作年度报告\"",
            "  ./gongkai --config my-settings check-config",
            "",
            "'gongkai help COMMAND' explains a command and its options.",
            "Exit status: 0 done; 1 done, and what was checked does not hold; 2 wrong usage",
            "or configuration; 3 no archive; 130 interrupted."
        })
final class Gongkai implements Runnable {
    @Mixin
    private final GlobalOptions options;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    private boolean version;

    Gongkai(GlobalOptions options) {
        this.options = options;
    }

    @Override
    public void run() {
        throw new UsageException("no command was given; 'gongkai help' lists them");
    }

    /** What {@code --version} prints: the program's version and the Java that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Gongkai.class.getPackage().getImplementationVersion();
            return new String[] {
                "gongkai " + (version == null ? "(not packaged)" : version),
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
            };
        }
    }
}
