#include "dissector/tables/enumerations.h"

namespace smppscope::dissector {

constexpr EnumValue kOperationResultValues[] = {
    {0, "successful"},
    {1, "protocol not supported"},
    {10, "other"},
    {11, "MO account missing"},
    {12, "MT account missing"},
    {13, "MO account state abnormal"},
    {14, "MT account state abnormal"},
    {15, "MO balance too low"},
    {16, "MT balance too low"},
    {17, "MO service not supported"},
    {18, "MT service not supported"},
    {19, "MO post-paid, accepted"},
    {20, "MT post-paid, accepted"},
    {21, "MO post-paid status wrong"},
    {22, "MT post-paid status wrong"},
    {23, "MO post-paid balance too low"},
    {24, "MT post-paid balance too low"},
    {25, "MO post-paid value-added service not supported"},
    {26, "MT post-paid value-added service not supported"},
};
const Enumeration kOperationResult{"huawei_operation_result", kOperationResultValues};

constexpr EnumValue kMoMtFlagValues[] = {
    {1, "MO"},
    {2, "MT"},
    {3, "reserved"},
};
const Enumeration kMoMtFlag{"mo_mt_flag", kMoMtFlagValues};

constexpr EnumValue kNotifyModeValues[] = {
    {1, "report success and failure"},
    {2, "report failure only"},
    {3, "report success only"},
    {4, "never report"},
};
const Enumeration kNotifyMode{"notify_mode", kNotifyModeValues};

constexpr EnumValue kDeliveryResultValues[] = {
    {0, "successful"},
    {1, "unsuccessful"},
};
const Enumeration kDeliveryResult{"delivery_result", kDeliveryResultValues};

}  // namespace smppscope::dissector
