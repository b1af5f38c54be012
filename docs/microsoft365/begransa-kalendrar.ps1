<#
.SYNOPSIS
Låter kalenderappen se när vissa personer är upptagna, och bara dem (RBAC for Applications).

.DESCRIPTION
Kör som Exchange-administratör. Kan köras om: det som finns redan lämnas som det är.
Ge inte appen samtycke till Calendars.* i Entra också: rättigheterna läggs ihop.

.EXAMPLE
./begransa-kalendrar.ps1 -AppId <program-id> -ObjectId <företagsprogrammets objekt-id> `
    -Group samverkan-kalendrar@kommunen.example -TestMailbox rektor@kommunen.example
#>
#Requires -Modules ExchangeOnlineManagement
[CmdletBinding(SupportsShouldProcess)]
param(
    # Program-id (Application ID) för kalenderappen.
    [Parameter(Mandatory)] [guid] $AppId,
    # Objekt-id under Företagsprogram. Inte det under Appregistreringar.
    [Parameter(Mandatory)] [guid] $ObjectId,
    # En grupp vars direkta medlemmar är brevlådorna; nästlade grupper räknas inte.
    [Parameter(Mandatory)] [string] $Group,
    # En brevlåda i gruppen, att pröva med.
    [Parameter(Mandatory)] [string] $TestMailbox,
    [string] $Name = 'Samordnaren kalendrar'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

Connect-ExchangeOnline -ShowBanner:$false

if (-not (Get-ServicePrincipal | Where-Object AppId -eq $AppId)) {
    New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -DisplayName $Name
}

if (-not (Get-ManagementScope | Where-Object Name -eq $Name)) {
    $members = (Get-Recipient $Group).DistinguishedName
    New-ManagementScope -Name $Name -RecipientRestrictionFilter "MemberOfGroup -eq '$members'"
}

if (-not (Get-ManagementRoleAssignment | Where-Object Name -eq $Name)) {
    New-ManagementRoleAssignment -Name $Name -App $AppId `
        -Role 'Application Calendars.Read' -CustomResourceScope $Name
}

# InScope ska vara True här, och False för en brevlåda utanför gruppen.
Test-ServicePrincipalAuthorization -Identity $AppId.ToString() -Resource $TestMailbox | Format-Table
