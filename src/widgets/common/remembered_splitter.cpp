// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/remembered_splitter.h"

#include "widgets/common/settings.h"

#include <QSplitter>

namespace mixdesk {

bool rememberSplitter(QSplitter& splitter, const QString& name)
{
    splitter.setChildrenCollapsible(false);
    QObject::connect(&splitter, &QSplitter::splitterMoved, &splitter,
                     [&splitter, name] { settings::setState(name, splitter.saveState()); });
    return splitter.restoreState(settings::state(name));
}

} // namespace mixdesk
