package org.gongkai.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.gongkai.archive.export.ExportOrder;
import org.gongkai.archive.export.ExportReport;
import org.gongkai.archive.export.Wanted;
import org.gongkai.archive.fixity.FixityProgress;

/** Where an export takes its records from. */
interface ExportSource {
    /** Everything that is wanted was committed before. */
    ExportReport write(Turns turns, ExportOrder order, Wanted wanted, Path out, FixityProgress progress)
            throws IOException, InterruptedException;
}
